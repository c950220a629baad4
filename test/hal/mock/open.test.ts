import { describe, expect, test } from 'vitest'
import type { Battery, ButtonEdge, DockContact, MediaSink } from '../../../hal/hal.ts'
import { type Mock, type MockOptions, openMock } from '../../../hal/mock/open.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { equalBytes, hexOf, utf8 } from '../../../src/bytes.ts'
import { videoFormatOfConfiguration } from '../../../src/media/sps.ts'
import type { TrackFormat } from '../../../src/unit.ts'

const open = (options: Partial<MockOptions> = {}): Mock =>
  openMock({ seed: 1, primitives: nodePrimitives, ...options })

/** What a sink heard, in words, with the times of the units. */
function listen(): MediaSink & { readonly calls: string[]; readonly formats: TrackFormat[] } {
  const calls: string[] = []
  const formats: TrackFormat[] = []
  return {
    calls,
    formats,
    format: (format) => void formats.push(format),
    unit: ({ key, ptsUs, data }) =>
      void calls.push(`${key ? 'key' : 'delta'} ${ptsUs} ${hexOf(data.subarray(0, 12))}`),
    lost: (reason) => void calls.push(`lost ${reason}`),
  }
}

describe('the buttons of the simulated board', () => {
  test('are pressed for as long as the hand says', async () => {
    const { hal, board } = open()
    const edges: ButtonEdge[] = []
    hal.buttons((edge) => edges.push(edge))
    board.press('record', 3500)
    await board.advance(3499)
    expect(edges.length).toBe(1)
    await board.advance(1)
    expect((edges[1]?.atUs ?? 0) - (edges[0]?.atUs ?? 0)).toBe(3_500_000)
  })
  test('bounce for less than 20 ms on both edges and end where the finger is', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { hal, board } = open({ seed })
      const edges: ButtonEdge[] = []
      const startUs = hal.clock.nowUs()
      hal.buttons((edge) => edges.push(edge))
      board.bounce('display', 500)
      await board.advance(1000)
      const sides = [
        edges.filter((edge) => edge.atUs < startUs + 500_000),
        edges.filter((edge) => edge.atUs >= startUs + 500_000),
      ]
      for (const [index, side] of sides.entries()) {
        const down = index === 0
        expect(side.length).toBeGreaterThanOrEqual(3)
        expect(side.at(0)?.down).toBe(down)
        expect(side.at(-1)?.down).toBe(down)
        for (const [at, edge] of side.entries()) expect(edge.down).toBe(at % 2 === 0 ? down : !down)
        expect((side.at(-1)?.atUs ?? 0) - (side.at(0)?.atUs ?? 0)).toBeLessThan(20_000)
      }
    }
  })
})

describe('the small parts of the simulated board', () => {
  test('keep what was perceived, with times', async () => {
    const { hal, board } = open()
    hal.led.show({ steps: [{ colour: 'green', ms: 1000 }] })
    await board.advance(5)
    hal.display.show({ kind: 'announcing', lines: ['Aufnahme möglich'], mirror: true })
    hal.haptic.play([{ onMs: 100, offMs: 0 }])
    const { led, screen, log } = board.perceived()
    expect([led?.steps[0]?.colour, screen?.kind]).toEqual(['green', 'announcing'])
    const [first = { atUs: 0 }] = log
    expect(log.map((entry) => [entry.kind, entry.atUs - first.atUs])).toEqual([
      ['led', 0],
      ['screen', 5000],
      ['haptic', 5000],
    ])
  })
  test('tell battery and cradle to a new listener, the cradle only where it is in it', async () => {
    const { hal, board } = open({ docked: true })
    const heard: (Battery | DockContact)[] = []
    hal.power.battery((battery) => heard.push(battery))
    hal.dock?.((contact) => heard.push(contact))
    await board.advance(1)
    board.dock(true)
    board.dock(false)
    board.battery(14)
    hal.dock?.((contact) => heard.push(contact))
    await board.advance(1)
    expect(heard).toEqual([
      { percent: 100, charging: true },
      { attached: true },
      { attached: false },
      { percent: 14, charging: false },
    ])
  })
  test('keep the operating log with times and hand it on', () => {
    const heard: string[] = []
    const { hal, board } = open({ log: (entry) => heard.push(entry.event) })
    hal.log({ level: 'warn', event: 'camera-lost' })
    expect(heard).toEqual(['camera-lost'])
    expect(board.log()).toEqual([{ level: 'warn', event: 'camera-lost', atUs: hal.clock.nowUs() }])
  })
})

describe('the cameras of the simulated board', () => {
  test('have a configuration that a parser understands', async () => {
    const { hal, board } = open()
    const [video, audio] = [listen(), listen()]
    hal.camera.open(video)
    hal.microphone?.open(audio)
    await board.advance(1000)
    const [format] = video.formats
    if (format?.track !== 'video') throw new Error('no video format')
    expect(videoFormatOfConfiguration(format.configuration)).toEqual(format)
    expect(video.calls.length).toBe(30)
    expect(audio.calls.length).toBe(46)
    expect(audio.formats[0]?.codec).toBe('mp4a.40.2')
  })
  test('pulled: lost once; opened again: lost again; plugged in: units again', async () => {
    const { hal, board } = open()
    const first = listen()
    const session = hal.camera.open(first)
    await board.advance(500)
    board.camera.fail()
    await board.advance(500)
    expect(first.calls.filter((call) => call.startsWith('lost'))).toEqual(['lost disconnected'])
    expect(first.calls.at(-1)).toBe('lost disconnected')
    await session.close()
    const second = listen()
    hal.camera.open(second)
    await board.advance(500)
    expect(second.calls).toEqual(['lost not connected'])
    board.camera.return()
    const third = listen()
    hal.camera.open(third)
    await board.advance(500)
    expect(third.calls[0]).toMatch(/^key/)
  })
  test('frozen: nothing comes and nobody says so; thawed: it goes on with a key unit', async () => {
    const { hal, board } = open()
    const sink = listen()
    hal.camera.open(sink)
    await board.advance(400)
    board.camera.freeze()
    const before = sink.calls.length
    await board.advance(3000)
    expect(sink.calls.length).toBe(before)
    board.camera.return()
    await board.advance(200)
    expect(sink.calls[before]).toMatch(/^key/)
  })
  test('are open once at a time', () => {
    const { hal } = open()
    hal.camera.open(listen())
    expect(() => hal.camera.open(listen())).toThrow('one session at a time')
  })
})

describe('the power of the simulated board', () => {
  test('cut: nothing answers, fires, shows or comes any more', async () => {
    const { hal, board } = open()
    const heard: unknown[] = []
    hal.buttons((edge) => heard.push(edge))
    const sink = listen()
    hal.camera.open(sink)
    hal.clock.setTimeout(() => heard.push('timer'), 10)
    void hal.disk.space().then((space) => heard.push(space))
    void hal.keystore.count().then((count) => heard.push(count))
    hal.led.show({ steps: [{ colour: 'red', ms: 1 }] })
    board.cutPower()
    board.press('record')
    hal.display.show({ kind: 'recording', lines: [], mirror: true })
    await board.advance(10_000)
    expect([heard, sink.calls]).toEqual([[], []])
    expect([board.perceived().led, board.perceived().screen, board.isOn()]).toEqual([
      undefined,
      undefined,
      false,
    ])
  })
  test('back: same card, key and counter; new boot id and entropy; the wall clock went on', async () => {
    const { hal, board } = open()
    await board.until(hal.disk.replace('a', utf8('kept')))
    expect(await board.until(hal.keystore.count())).toBe(1)
    const wallUs = hal.clock.wallUs()
    expect(() => board.powerUp()).toThrow('cut its power first')
    board.cutPower()
    const again = board.powerUp({ offMs: 60_000, resetCause: 'watchdog' })
    expect(await again.board.until(again.hal.disk.read('a', 0, 9))).toEqual(utf8('kept'))
    expect(await again.board.until(again.hal.keystore.count())).toBe(2)
    expect(again.hal.clock.wallUs() - wallUs).toBeGreaterThanOrEqual(60_000_000)
    expect(again.hal.board.resetCause).toBe('watchdog')
    expect(equalBytes(again.hal.board.bootId, hal.board.bootId)).toBe(false)
    expect(equalBytes(again.hal.entropy.bytes(32), open().hal.entropy.bytes(32))).toBe(false)
  })
  test('back without a battery behind the clock: 1970, and it says so', () => {
    const { board } = open()
    board.cutPower()
    const { hal } = board.powerUp({ clockState: 'unset' })
    expect([hal.clock.state(), hal.clock.wallUs() < 60_000_000]).toEqual(['unset', true])
  })
  test('switched off by the firmware, which does not live to see it', async () => {
    const { hal, board } = open()
    let survived = false
    void hal.power.off().then(() => {
      survived = true
    })
    await board.advance(1000)
    expect([board.isOn(), survived]).toEqual([false, false])
  })
})

test('everything follows from the seed: two boards hear, draw and store the same', async () => {
  const play = async (seed: number): Promise<string> => {
    const { hal, board } = open({ seed })
    const sink = listen()
    hal.camera.open(sink)
    board.bounce('record')
    hal.buttons((edge) => sink.calls.push(`${edge.button} ${edge.down} ${edge.atUs}`))
    const file = await board.until(hal.disk.create('a'))
    for (let count = 0; count < 20; count++) await board.until(file.append(new Uint8Array(100).fill(count)))
    const [certificate] = await board.until(hal.keystore.certificates())
    await board.advance(500)
    board.cutPower()
    const image = board.disk.image().files.get('a')
    return [...sink.calls, hexOf(image ?? utf8('none')), hexOf(certificate ?? utf8('none'))].join('\n')
  }
  expect(await play(11)).toBe(await play(11))
  expect(await play(11)).not.toBe(await play(12))
})
test('a port that is handed in takes the place of the simulated one', async () => {
  const shown: string[] = []
  const { hal, board } = open({ ports: { display: { show: (screen) => shown.push(screen.kind) } } })
  hal.display.show({ kind: 'dark', lines: [], mirror: false })
  expect([shown, board.perceived().log]).toEqual([['dark'], []])
})
