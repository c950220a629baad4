/** What the ring kept goes into the recording beside what is live, at the disk's pace. */
import { describe, expect, test } from 'vitest'
import { createRing } from '../../src/media/ring.ts'
import type { Track } from '../../src/unit.ts'
import { AUDIO, MS, PICTURE_MS, SOUND_MS, unit, VIDEO, WIDE } from './notebook.ts'
import { begin, OTHER, PICTURE, SOUND } from './takebench.ts'

describe('what the ring kept', () => {
  function ring() {
    const made = createRing({ bytes: 10_000, limitUs: 60_000 * MS })
    const push = (track: Track, fromMs: number, toMs: number, keys: readonly number[] = [fromMs]): void => {
      for (let at = fromMs; at < toMs; at += track === 'video' ? PICTURE_MS : SOUND_MS)
        made.push(unit(track, at, track === 'audio' || keys.includes(at)))
    }
    return { made, push }
  }
  const INITS = new Map([
    [VIDEO, PICTURE],
    [WIDE, OTHER],
    [AUDIO, SOUND],
  ])

  test('goes into the recording in fragments of full length, marked as what it is, and the ring is wiped', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    made.format(AUDIO)
    push('video', 0, 900)
    push('audio', 0, 100)
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([
      'video 0-400 x4 key ring',
      'video 400-800 x4 delta ring',
      'video 800-900 x1 delta ring',
      'audio 0-100 x2 key ring',
    ])
    expect(made.units).toBe(0)
    expect(made.push(unit('video', 2000)), 'it may be filled again').toBe(true)
  })

  test('has its holes told', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 200)
    push('video', 400, 500, [])
    push('video', 701, 800, [])
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([
      'video 0-200 x2 key ring',
      'video 400-500 x1 delta ring',
      'gap video 500-701 camera-lost 2',
      'video 701-801 x1 delta anew ring',
    ])
  })

  test('whose sound begins later than the picture has no hole before it', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    made.format(AUDIO)
    push('video', 0, 400)
    push('audio', 300, 350)
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual(['video 0-400 x4 key ring', 'audio 300-350 x1 key ring'])
  })

  test('of two formats is told as of two, one after the other', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 200)
    made.format(WIDE)
    push('video', 200, 400)
    const { take, told, notebook } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual(['video 0-200 x2 key ring', 'video 200-400 x2 key anew ring'])
    expect(notebook.chunks.map(({ init }) => init)).toEqual([PICTURE, OTHER])
  })

  test('of two formats with a hole between them has that told', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 200)
    made.format(WIDE)
    push('video', 500, 600)
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([
      'video 0-200 x2 key ring',
      'gap video 200-500 camera-lost 3',
      'video 500-600 x1 key anew ring',
    ])
  })

  test('before the beginning is left out, though it has a format', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    made.format(AUDIO)
    push('video', 200, 400, [200, 300])
    push('audio', 200, 350)
    const { take, told } = begin({ baseUs: 300 * MS })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual(['video 300-400 x1 key ring', 'audio 300-350 x1 key ring'])
  })

  test('without a format, or before the beginning, is left out', async () => {
    const { made, push } = ring()
    push('video', 0, 100)
    made.format(WIDE)
    push('video', 100, 200)
    made.format(VIDEO)
    push('video', 200, 400, [200, 300])
    const { take, told } = begin({ baseUs: 300 * MS })
    await take.drain(made, (format) => (format === WIDE ? undefined : INITS.get(format)))
    expect(told()).toEqual(['video 300-400 x1 key ring'])
  })

  test('is not drained where it holds no beginning', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 100)
    const { take, told } = begin()
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([])
  })

  test('waits for the disk, with three writes under way, and the end of the recording waits for it', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 2400)
    const { take, told, notebook } = begin({ baseUs: 0 }, true)
    let drained = false
    void take.drain(made, (format) => INITS.get(format)).then(() => (drained = true))
    const ended = take.end('stopped', 1000 * MS)
    await turn()
    expect(told()).toHaveLength(3)
    notebook.settle()
    await turn()
    expect(told()).toEqual(['video 1200-1600 x4 delta ring'])
    while (notebook.settle()) {
      expect(drained).toBe(false)
      await turn()
    }
    expect(drained).toBe(true)
    await ended
    expect(told()).toEqual(['video 1600-2000 x4 delta ring', 'video 2000-2400 x4 delta ring', 'end stopped'])
  })
})

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
