/** Alarms at a station: what stands bars a camera, and who takes it down stays known. Both catalogues keep to it. */
import { describe, expect, test } from 'vitest'
import { openLibsql } from '../../hal/sql/libsql.ts'
import { type Book, openBook } from '../../src/fleet/book.ts'
import { memoryBook } from '../../src/sim/memorybook.ts'
import { directTarget, openCamera, openStation, segmentsOf } from './world.ts'

const forked = { device: 'zg-00000001', kind: 'forked', detail: 'another ledger', unixUs: 5 } as const
const damaged = { ...forked, kind: 'damaged', detail: 'a file', unixUs: 6 } as const
const said = { by: 'k.meier', why: 'card exchanged', acknowledgedUs: 9 }

const books: readonly (readonly [string, () => Promise<Book>])[] = [
  ['in SQLite', async () => openBook(await openLibsql(':memory:'))],
  ['in memory', async () => memoryBook()],
]

describe.each(books)('a catalogue %s', (_, open) => {
  test('keeps who took down which alarm, and leaves the others standing', async () => {
    const book = await open()
    for (const one of [forked, damaged, { ...forked, device: 'zg-00000002' }]) book.alarm(one)
    expect(book.acknowledge(forked.device, 'forked', said)).toEqual([forked])
    expect(book.alarms(forked.device)).toEqual([damaged])
    expect(book.alarms('zg-00000002')).toHaveLength(1)
    expect(book.acknowledged()).toEqual([{ ...forked, ...said }])
    book.close()
  })

  test('lets the same alarm stand again when it comes again, and takes down nothing that does not stand', async () => {
    const book = await open()
    book.alarm(forked)
    book.acknowledge(forked.device, undefined, said)
    expect(book.acknowledge(forked.device, undefined, said)).toEqual([])
    book.alarm({ ...forked, unixUs: 12 })
    expect(book.alarms()).toEqual([{ ...forked, unixUs: 12 }])
    expect(book.acknowledged()).toHaveLength(1)
    book.close()
  })
})

test('a camera whose ledger was in doubt gets receipts again once somebody has looked into it', async () => {
  const station = await openStation()
  const camera = await openCamera(station, 1)
  station.book.alarm({ ...forked, device: camera.device })
  const target = directTarget(station.station, camera.device)
  await camera.handOver(target).catch(() => undefined)
  expect(station.book.units()).toEqual([])
  expect(segmentsOf(camera.mock)).toHaveLength(1)
  station.book.acknowledge(camera.device, 'forked', said)
  await camera.mock.board.until(camera.ledger.append({ type: 'shutdown', cause: 'told' }))
  await camera.handOver(target).catch(() => undefined)
  expect(station.book.units(camera.device).length).toBeGreaterThan(0)
})
