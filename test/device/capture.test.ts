/** The actor that keeps ring and recordings: what it makes of each command, and what it tells the machine. */
import { describe, expect, test } from 'vitest'
import { createProgress } from '../../src/device/capture.ts'
import { finish, keep, open, started, WEARER } from './capturebench.ts'
import { MS, unit } from './notebook.ts'

describe('the ring', () => {
  test('is none where the profile has none', async () => {
    const { pictures, recorder, clock } = await open()
    await pictures(0, 1000)
    expect(recorder.ringUs).toBe(0)
    expect(clock.waiting()).toBe(0)
  })

  test('holds what came before, a tenth of a second less than it may, and is looked at by itself', async () => {
    const { pictures, recorder, clock } = await open({ preRecordMs: 2000 })
    await pictures(500, 1500)
    expect(recorder.ringUs).toBe(500 * MS)
    // The oldest is 1900 ms old at 2400.
    await clock.advance(1400)
    expect(recorder.ringUs).toBe(1900 * MS)
    await clock.advance(1)
    expect(recorder.ringUs, 'a group of pictures less').toBe(1401 * MS)
    await clock.advance(498)
    expect(recorder.ringUs).toBe(1899 * MS)
    await clock.advance(2)
    expect(recorder.ringUs).toBe(0)
  })

  test('as short as its margin is one all the same', async () => {
    const { recorder, clock } = await open({ preRecordMs: 100 })
    recorder.unit(unit('video', 1000))
    expect(recorder.ringUs).toBe(0)
    expect(clock.waiting()).toBe(1)
  })

  test('is wiped at the end, and nobody looks at it any more', async () => {
    const { pictures, recorder, clock, end } = await open({ preRecordMs: 2000 })
    await pictures(500, 1500)
    end()
    expect(recorder.ringUs).toBe(0)
    expect(clock.waiting()).toBe(0)
    await pictures(1500, 2000)
    expect(recorder.ringUs).toBe(0)
  })

  test('is not looked at while a recording runs, and is armed again after it', async () => {
    const { pictures, recorder, clock, send, told } = await open({ preRecordMs: 2000 })
    await send(keep(1000))
    await clock.advance(300)
    expect(clock.waiting()).toBe(0)
    await pictures(1500, 2000)
    await send(finish)
    expect(told.at(-1)).toMatchObject({ type: 'record.closed' })
    await pictures(2000, 2500)
    expect(recorder.expire()).toBe(2000 * MS)
    expect(clock.waiting()).toBe(1)
  })

  test('is not armed again once nobody wants it', async () => {
    const { recorder, clock, send, end, card, pictures } = await open({ preRecordMs: 2000 })
    let goOn: () => void = () => undefined
    card.endWaits = new Promise((resolve) => (goOn = resolve))
    await send(keep(1000))
    await pictures(1000, 1200)
    await send(finish)
    end()
    goOn()
    await clock.advance(0)
    await pictures(1500, 2000)
    expect(recorder.ringUs).toBe(0)
  })
})

describe('a recording', () => {
  test('begins with what is known of its start, and says how far it is', async () => {
    const { send, card, progress, pictures, changes, asked } = await open()
    expect(progress).toEqual(createProgress())
    await send(keep(990, { announcedSinceUs: 5, emergency: true }))
    expect(asked).toEqual([1000])
    expect(changes()).toBeGreaterThan(0)
    expect(card.notes).toEqual([started(1, 990, { announcedSinceUs: 5, emergency: true })])
    expect(card.told()).toEqual(['1 opened 0'])
    expect(progress).toMatchObject({ recording: '01', directory: 'recordings/1', recordings: 1, chunks: 0 })
    const before = changes()
    await pictures(1000, 1300)
    expect(progress).toMatchObject({ segments: 1, chunks: 2, gaps: 0, durableUntilUs: 1300 * MS })
    expect(progress.bytes).toBeGreaterThan(100)
    expect(changes()).toBeGreaterThan(before)
  })

  test('is confirmed once, by a picture captured after the press', async () => {
    const { send, told, pictures, recorder, clock } = await open()
    await send(keep(1100))
    await pictures(1000, 1200)
    expect(told, 'its end is the press').toEqual([])
    recorder.metadata(WEARER, 1150 * MS)
    await clock.advance(0)
    expect(told).toEqual([])
    await pictures(1200, 1500)
    expect(told).toEqual([{ type: 'record.durable', atUs: 1000 * MS }])
  })

  test('is not confirmed by what the ring kept, which is told once it is durable', async () => {
    const { send, told, pictures, drained, progress, card } = await open({ preRecordMs: 2000 })
    await pictures(0, 1000)
    await send(keep(400))
    expect(card.told()).toContain('1 video 0 ring')
    expect(told).toEqual([])
    expect(progress.durableUntilUs).toBeUndefined()
    expect(drained).toEqual(['01'])
    await pictures(1000, 1300)
    expect(told).toHaveLength(1)
    expect(progress.durableUntilUs).toBe(1300 * MS)
  })

  test('tells of each segment what holds for it', async () => {
    const { send, card, pictures } = await open({ standing: WEARER })
    await send(keep(1000))
    await pictures(1000, 1300)
    expect(card.told()).toContain('1 metadata 1000')
  })

  test('says marker, emergency and mute where and when they were', async () => {
    const { send, card, pictures } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.notes.splice(0)
    await send({ type: 'marker', atUs: 11 })
    await send({ type: 'emergency', atUs: 12 })
    await send({ type: 'mute', muted: true, atUs: 13 })
    await send({ type: 'mute', muted: false, atUs: 14 })
    expect(card.notes).toEqual([
      { recording: 1, type: 'marker', atUs: 11 },
      { recording: 1, type: 'emergency', atUs: 12 },
      { recording: 1, type: 'muted', atUs: 13 },
      { recording: 1, type: 'unmuted', atUs: 14 },
    ])
  })

  test('mutes the sound from now on', async () => {
    const { send, card, pictures, clock } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    await clock.advance(100)
    await send({ type: 'mute', muted: true, atUs: 13 })
    await clock.advance(300)
    await send(finish)
    expect(card.told()).toContain('1 gap audio muted')
  })

  test('that does not run takes no command', async () => {
    const { send, card, told } = await open()
    for (const command of [
      { type: 'marker', atUs: 1 },
      { type: 'emergency', atUs: 1 },
      { type: 'mute', muted: true, atUs: 1 },
      { type: 'next' },
      finish,
    ] as const)
      await send(command)
    expect([card.notes, card.lines, told]).toEqual([[], [], []])
  })

  test('ends with its cause, counts what came with the end, and tells it once', async () => {
    const { send, card, told, pictures, progress, clock } = await open()
    await send(keep(1000))
    await pictures(1000, 1400)
    expect(progress.chunks).toBe(2)
    told.splice(0)
    card.told()
    await clock.advance(7)
    await send({ type: 'finish', cause: 'docked' })
    await send(finish)
    expect(told).toEqual([{ type: 'record.closed', atUs: 1007 * MS, cause: 'docked' }])
    expect(card.told().slice(-2)).toEqual(['1 end docked', '1 closed docked'])
    expect(progress).toMatchObject({ recordings: 1, chunks: 3 })
  })

  test('begins anew after it, and its file is opened once the former is closed', async () => {
    const { send, card, told, pictures, progress, clock } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    let goOn: () => void = () => undefined
    card.endWaits = new Promise((resolve) => (goOn = resolve))
    await send(finish)
    told.splice(0)
    await send(keep(1400))
    expect(progress).toMatchObject({ recording: '02', recordings: 2, chunks: 0, durableUntilUs: undefined })
    await pictures(1500, 1700)
    expect(card.told()).not.toContain('2 opened 0')
    goOn()
    await clock.advance(0)
    expect(card.told()).toEqual(['1 end stopped', '1 closed stopped', '2 opened 0', '2 video 1500'])
    expect(
      told.map(({ type }) => type),
      'the end of the former is no news',
    ).toEqual(['record.durable'])
    expect(progress.chunks, 'nor are its chunks').toBe(1)
  })
})
