/** The ledger over a device's life: keys that end, clocks that step, a stranger who looks while it is written. */
import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { utf8 } from '../../src/bytes.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { parseWitness } from '../../src/crypto/witness.ts'
import { eventsOf, volumesOn } from './ledgerbook.ts'
import { demo, openSmallBoard, reasons } from './outage.ts'
import { bootOn, cardOf, type Rig } from './rig.ts'

const epochs = ({ mock }: Rig): number => eventsOf(mock, 'epoch').length

async function record({ mock: { board } }: Rig, ms: number): Promise<void> {
  board.press('record', 100)
  await board.advance(ms)
  board.press('record', 3_500)
  await board.advance(4_000)
}

test('an idle epoch key ends before it is 15 minutes old', async () => {
  const rig = await bootOn(openSmallBoard(), demo)
  const { board } = rig.mock
  await board.advance(46 * 60_000)
  expect(epochs(rig)).toBe(3)
  const marks = volumesOn(rig.mock).flatMap(({ events }) => events)
  const times = marks.filter(({ event }) => event.type === 'epoch').map(({ monotonicNs }) => monotonicNs)
  for (const [at, ns] of times.entries())
    expect(Number(ns - (times[at - 1] ?? 0n)) / 60e9).toBeLessThanOrEqual(15)
  await board.until(rig.device.finish())
  expect((await cardOf(rig.mock)).evidence.verdict).toBe('COMPLETE')
})

test('the epoch key ends when the camera leaves the dock', async () => {
  const rig = await bootOn(openSmallBoard(), demo)
  const { board } = rig.mock
  board.dock(true)
  await board.advance(2_000)
  expect(epochs(rig)).toBe(0)
  board.dock(false)
  await board.advance(2_000)
  expect(epochs(rig)).toBe(1)
  await record(rig, 4_000)
  await board.until(rig.device.finish())
  const card = await cardOf(rig.mock)
  expect(card.evidence.verdict, reasons(card).join()).toBe('COMPLETE')
})

test.each([
  ['back by a year', -365 * 86_400_000],
  ['back by one second', -1_000],
  ['forward by ten years', 3_652 * 86_400_000],
])('a clock that steps %s at a reboot changes no verdict and no name is used twice', async (_, stepMs) => {
  const first = await bootOn(openSmallBoard(), demo)
  await record(first, 3_000)
  await first.mock.board.until(first.device.finish())
  first.mock.board.cutPower()
  const mock = first.mock.board.powerUp({ offMs: 0 })
  mock.board.clock.setWall(mock.hal.clock.wallUs() + stepMs * 1000)
  const second = await bootOn(mock, demo)
  await record(second, 3_000)
  await mock.board.until(second.device.finish())
  const card = await cardOf(mock)
  // A certificate is judged by the recording's own time: outside its validity the identity suffers, not the verdict.
  expect(card.evidence.verdict, reasons(card).join()).toBe('COMPLETE')
  expect(new Set(card.recordings.map(({ id }) => id)).size).toBe(2)
})

test('a stranger who verifies while it is written sees an open end, and keeps a checkpoint that stays true', async () => {
  const rig = await bootOn(openSmallBoard({ seed: 9 }), demo)
  const { board } = rig.mock
  const kept: string[] = []
  board.press('record', 100)
  const seen = new Set<string>()
  for (let look = 0; look < 40; look++) {
    await board.advance(137)
    const { evidence } = await cardOf(rig.mock)
    seen.add(evidence.verdict)
    if (evidence.ledger?.witness !== undefined) kept.push(evidence.ledger.witness)
  }
  expect([...seen].filter((verdict) => verdict !== 'OPEN-ENDED' && verdict !== 'COMPLETE')).toEqual([])
  expect(seen).toContain('OPEN-ENDED')
  board.cutPower()
  const mock = board.powerUp()
  const again = await bootOn(mock, demo)
  await mock.board.until(again.device.finish())
  const witnesses = kept.map((text, at) => parseWitness(primitives, utf8(text), `look ${at}`))
  const files = [...mock.board.disk.image().files].sort(([a], [b]) => a.localeCompare(b))
  const volumes = files
    .filter(([name]) => name.endsWith('.zlg'))
    .map(([name, bytes], number) => ({ ...fileOfBytes(name, bytes), number }))
  const segments = files
    .filter(([name]) => name.endsWith('.zeu'))
    .map(([name, bytes]) => fileOfBytes(name, bytes))
  const report = await verifyEvidence(primitives, { segments, volumes, whole: true }, { witnesses })
  expect(report.verdict).toBe('RECOVERED')
  expect(report.ledger?.witnesses.every(({ state }) => state === 'consistent')).toBe(true)
})
