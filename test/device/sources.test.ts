/** Camera and microphone together: what they give goes to the recorder, what they lack becomes a fault. */
import { describe, expect, test } from 'vitest'
import type { Hal, MediaSink } from '../../hal/hal.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { createSources } from '../../src/device/sources.ts'
import { AUDIO, unit, VIDEO } from './notebook.ts'

function open(microphone = true) {
  const clock = createMockClock({ nowUs: 0 })
  const told: string[] = []
  const logged: object[] = []
  const sinks = new Map<string, MediaSink>()
  const device = (name: string) => ({
    ...{ name, bitsPerSecondMax: 1, frameDurUs: 1 },
    open(sink: MediaSink) {
      sinks.set(name, sink)
      told.push(`${name} open`)
      return {
        requestKeyFrame: () => void told.push(`${name} key`),
        pause: (paused: boolean) => void told.push(`${name} ${paused ? 'pause' : 'go on'}`),
        close: async () => void told.push(`${name} close`),
      }
    },
  })
  const hal: Pick<Hal, 'clock' | 'camera' | 'microphone' | 'log'> = {
    ...{ clock, camera: device('lens'), log: (entry) => logged.push(entry) },
    ...(microphone && { microphone: device('mike') }),
  }
  const sources = createSources(
    hal,
    {
      format: ({ track }) => void told.push(`format ${track}`),
      unit: ({ track }) => void told.push(`unit ${track}`),
      lost: (track) => void told.push(`lost ${track}`),
    },
    (fault, is) => told.push(`${fault} ${is}`),
    (entry) => told.push(JSON.stringify(entry)),
  )
  const both = async (): Promise<void> => {
    for (const [name, sink] of sinks) {
      sink.format(name === 'lens' ? VIDEO : AUDIO)
      sink.unit(unit(name === 'lens' ? 'video' : 'audio', 0))
    }
    await clock.advance(0)
  }
  const run = async (wanted: 'off' | 'warm' | 'live') => {
    sources.run(wanted)
    await clock.advance(0)
  }
  return { clock, sources, run, both, sinks, logged, told: () => told.splice(0) }
}
const trace = (source: string, live: boolean) =>
  JSON.stringify({ src: 'board', type: 'source', source, live })

describe('camera and microphone', () => {
  test('are opened where units are wanted, and what they give goes to the recorder', async () => {
    const { run, both, told } = open()
    await run('live')
    expect(told()).toEqual(['lens open', 'mike open'])
    await both()
    expect(told()).toEqual([
      ...['format video', 'camera-lost false', 'unit video'],
      ...['format audio', 'microphone-silent false', 'unit audio'],
    ])
    await run('live')
    expect(told()).toEqual([])
  })

  test('rest while they are only kept warm', async () => {
    const { run, both, told } = open()
    await run('warm')
    await both()
    expect(told().filter((word) => word.endsWith('pause'))).toEqual(['lens pause', 'mike pause'])
    await run('live')
    expect(told()).toEqual(['lens go on', 'mike go on'])
  })

  test('are closed where nothing is wanted, and opened again', async () => {
    const { run, told } = open()
    await run('off')
    expect(told()).toEqual([])
    await run('live')
    told()
    await run('off')
    expect(told()).toEqual(['lens close', 'mike close'])
    await run('live')
    expect(told()).toEqual(['lens open', 'mike open'])
  })

  test('are asked for key pictures, the camera alone', async () => {
    const { run, sources, told } = open()
    await run('live')
    told()
    sources.requestKeyFrame()
    expect(told()).toEqual(['lens key'])
  })

  test('that are lost are said, traced and a fault, and so is that they are back', async () => {
    const { run, both, told, sinks, logged, clock } = open()
    await run('live')
    await both()
    told()
    sinks.get('lens')?.lost('unplugged')
    sinks.get('mike')?.lost('torn off')
    expect(told()).toEqual([
      ...['lost video', trace('camera', false), 'camera-lost true', 'lens close'],
      ...['lost audio', trace('microphone', false), 'microphone-silent true', 'mike close'],
    ])
    expect(logged).toEqual([
      { level: 'warn', event: 'camera-lost', source: 'lens', reason: 'unplugged' },
      { level: 'warn', event: 'microphone-silent', source: 'mike', reason: 'torn off' },
    ])
    await clock.advance(300)
    told()
    await both()
    expect(told()).toEqual([
      ...['format video', trace('camera', true), 'camera-lost false', 'unit video'],
      ...['format audio', trace('microphone', true), 'microphone-silent false', 'unit audio'],
    ])
  })

  test('end together, and nothing comes after that', async () => {
    const { run, sources, told, clock } = open()
    await run('live')
    told()
    await clock.until(sources.stop())
    expect(told()).toEqual(['lens close', 'mike close'])
    expect(clock.waiting()).toBe(0)
  })

  test('without a microphone are the camera alone', async () => {
    const { run, told } = open(false)
    await run('live')
    expect(told()).toEqual(['lens open'])
  })
})
