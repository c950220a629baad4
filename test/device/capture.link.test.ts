/** Recordings that go on in another one, and those that a card does not let go on. */
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../src/device/vocabulary.ts'
import { type FaultCode, ZeugeError } from '../../src/errors.ts'
import { failed, finish, keep, open, started } from './capturebench.ts'
import { PICTURE_MS, unit } from './notebook.ts'

describe('a linked recording', () => {
  test('goes on at the next key picture with what held, and what is durable stays so', async () => {
    const { send, card, pictures, progress, told, clock } = await open()
    await send(keep(1000, { announcedSinceUs: 5 }))
    await pictures(1000, 1400)
    await send({ type: 'emergency', atUs: 12 })
    await send({ type: 'mute', muted: true, atUs: 13 })
    card.notes.splice(0)
    const until = progress.durableUntilUs
    expect(until).toBeGreaterThan(0)
    told.splice(0)
    await clock.advance(50)
    await send({ type: 'next' })
    expect(progress.recordings).toBe(1)
    card.durable = false
    await pictures(1400, 1600)
    expect(progress).toMatchObject({ recording: '02', directory: 'recordings/2', recordings: 2 })
    expect(progress.durableUntilUs).toBe(until)
    expect(card.notes).toEqual([
      started(2, 1050, { announcedSinceUs: 5, emergency: true, muted: true, continues: Uint8Array.of(1) }),
    ])
    expect(card.told().filter((line) => /end|opened|closed/.test(line))).toEqual([
      '1 opened 0',
      '1 end maximum-length',
      '1 closed maximum-length',
      '2 opened 0',
    ])
    card.durable = true
    await pictures(1600, 2000)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    await send(finish)
    expect(told.at(-1)).toMatchObject({ type: 'record.closed', cause: 'stopped' })
  })

  test('has what happened between the wish for it and its first picture', async () => {
    const { send, card, pictures } = await open()
    await send(keep(1000))
    await pictures(1000, 1400)
    await send({ type: 'next' })
    await send({ type: 'emergency', atUs: 12 })
    card.notes.splice(0)
    await pictures(1400, 1600)
    expect(card.notes).toEqual([started(2, 1000, { emergency: true, continues: Uint8Array.of(1) })])
  })

  test('by a press says when that was, and begins as one that was pressed for', async () => {
    const { send, card, pictures, told } = await open()
    await send(keep(1000, { announcedSinceUs: 5 }))
    await pictures(1000, 1400)
    await send({ type: 'emergency', atUs: 12 })
    card.notes.splice(0)
    told.splice(0)
    await send(keep(1390, { announcedSinceUs: 7 }))
    await pictures(1400, 1800)
    expect(card.notes).toEqual([started(2, 1390, { announcedSinceUs: 7, continues: Uint8Array.of(1) })])
    expect(card.told()).toContain('1 end stopped')
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
  })
})

describe('a card that fails', () => {
  const code = (code: FaultCode) => new ZeugeError(code, code)
  test.each<[FaultCode, Fault, Fault]>([
    ['DISK_FULL', 'storage-full', 'storage-full'],
    ['KEY_MISSING', 'key-missing', 'key-missing'],
    ['KEY_INVALID', 'key-missing', 'key-missing'],
    ['COMPUTE_FAILED', 'compute-failing', 'compute-failing'],
    ['DISK_FAILED', 'storage-failing', 'storage-lost'],
    ['DISK_READ_ONLY', 'storage-failing', 'storage-lost'],
    ['FILE_MISSING', 'recorder-failed', 'recorder-failed'],
  ])('with %s is raised as %s, and at the end as %s', async (word, first, last) => {
    const { send, card, raised, told, pictures, clock, logged } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    told.splice(0)
    card.openFails = code(word)
    card.writeFails = code(word)
    await pictures(1200, 1500)
    expect(raised[0]).toBe(first)
    await clock.advance(600_000)
    expect(raised.at(-1)).toBe(last)
    expect(card.told().filter((line) => line.includes('end'))).toEqual([])
    expect(told).toEqual([{ type: 'record.failed', atUs: expect.any(Number), fault: last }])
    expect(logged).toEqual([])
  })

  test('twice goes on in a new segment', async () => {
    const { send, card, raised, told, pictures, clock, progress } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.writeFails = failed
    await pictures(1200, 1400)
    card.writeFails = undefined
    await clock.advance(10_000)
    expect(raised, 'tried again at once, and once more').toEqual(['storage-failing', 'storage-failing'])
    expect(card.told()).toContain('1 opened 2')
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    expect(progress.segments).toBe(3)
  })

  test('gives up the recording: nothing runs any more, the ledger is told what it could not be, a new one may begin', async () => {
    const { send, card, told, pictures, clock, noted, progress, drained } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.writeFails = card.openFails = failed
    await pictures(1200, 1500)
    await clock.advance(600_000)
    expect(noted).toEqual([{ type: 'events-lost', count: 2 }])
    told.splice(0)
    await send(finish)
    expect(told, 'it is over already').toEqual([])
    card.writeFails = card.openFails = undefined
    await send(keep(601_000))
    await pictures(601_000, 601_400)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    expect(progress.recordings).toBe(2)
    expect(drained).toEqual([])
  })

  test('and takes nothing for long costs a gap, not more memory than ten seconds of the largest bit rate', async () => {
    const { send, card, pictures, clock, recorder } = await open()
    // 64 kbit/s: 100 kB.
    await send(keep(1000))
    await pictures(1000, 1200)
    let goOn: () => void = () => undefined
    card.chunkWaits = new Promise((resolve) => (goOn = resolve))
    const big = (atMs: number) => ({ ...unit('video', atMs, atMs % 500 === 0), data: new Uint8Array(20_000) })
    for (let at = 1200; at < 2400; at += PICTURE_MS) recorder.unit(big(at))
    goOn()
    card.chunkWaits = undefined
    await clock.advance(0)
    for (let at = 2400; at < 2800; at += PICTURE_MS) recorder.unit(big(at))
    await send(finish)
    // Of units of 20 kB, mostly in fragments of two, as many as fit into 100 kB until the card takes something again.
    expect(card.told()).toEqual([
      ...[
        '1 opened 0',
        '1 video 1000',
        '1 video 1100',
        '1 video 1300',
        '1 gap video slow-disk',
        '1 video 1900',
      ],
      ...['1 gap video slow-disk', '1 video 2400', '1 video 2500', '1 video 2700', '1 end stopped'],
      '1 closed stopped',
    ])
  })

  test('while what the ring kept is drained says nothing of that', async () => {
    const { send, card, drained, pictures, clock, told } = await open({ preRecordMs: 2000 })
    await pictures(0, 1000)
    card.openFails = failed
    await send(keep(1000))
    await clock.advance(600_000)
    expect(drained).toEqual([])
    expect(told.map(({ type }) => type)).toEqual(['record.failed'])
  })

  test('at the end of one recording does not end the next', async () => {
    const { send, card, told, pictures, clock, raised } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.endWaits = Promise.reject(new Error('a bug'))
    card.endWaits.catch(() => undefined)
    await send(finish)
    await clock.advance(0)
    expect(raised).toEqual(['recorder-failed'])
    told.splice(0)
    card.endWaits = undefined
    await send(keep(1400))
    await pictures(1500, 2000)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
  })

  test('in a recording that is being closed is raised, but the next one goes on', async () => {
    const { send, card, told, pictures, clock, raised } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    let fail: (error: unknown) => void = () => undefined
    card.endWaits = new Promise((_resolve, reject) => (fail = reject))
    await send(finish)
    await send(keep(1400))
    told.splice(0)
    fail(new Error('a bug'))
    await clock.advance(0)
    card.endWaits = undefined
    expect(raised).toEqual(['recorder-failed'])
    expect(told).toEqual([])
    await pictures(1500, 2000)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    await send(finish)
    expect(told.at(-1)).toMatchObject({ type: 'record.closed' })
  })

  test('in a way that is a bug of ours is said with where it was', async () => {
    const { send, card, raised, logged, pictures, told } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    const bug = new TypeError('no such thing')
    bug.stack = ['TypeError: no such thing', '    at one', '  at   two', '3', '4', '5', '6'].join('\n')
    card.writeFails = bug
    await pictures(1200, 1400)
    expect(raised).toEqual(['recorder-failed'])
    expect(logged).toEqual([
      {
        ...{ level: 'error', event: 'recorder.failed', name: 'TypeError', message: 'no such thing' },
        where: ' at one at two 3 4 5',
      },
    ])
    expect(told.at(-1)).toMatchObject({ type: 'record.failed', fault: 'recorder-failed' })
  })

  test('with something that is no error at all is said too', async () => {
    const { send, card, logged, pictures } = await open()
    await send(keep(1000))
    card.writeFails = 'nonsense'
    await pictures(1000, 1400)
    expect(logged).toMatchObject([{ name: 'Error', message: 'nonsense' }])
  })
})
