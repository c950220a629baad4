/** A recording whose power was cut: handed over as what it is, with a receipt, and erased like any other. */
import { beforeEach, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { parseReceipt, type Receipt, signReceipt } from '../../src/crypto/receipt.ts'
import type { Target } from '../../src/fleet/target.ts'
import type { SimStation } from '../../src/sim/fleetstation.ts'
import {
  type Camera,
  directTarget,
  found,
  openCameraOfUnbegunVolumes,
  openStation,
  openTornCamera,
  segmentsOf,
} from './world.ts'

let station: SimStation
let camera: Camera

beforeEach(async () => {
  station = await openStation()
  camera = await openTornCamera(station)
})

const held = () => station.book.units(camera.device).filter(({ kind }) => kind === 'segment')

test('a torn segment arrives as OPEN-ENDED, byte for byte, and has a receipt', async () => {
  const [file = ''] = segmentsOf(camera.mock)
  const bytes = camera.mock.board.disk.view(file)?.slice()
  const target = directTarget(station.station, camera.device)
  await camera.handOver(target)
  const [unit] = held()
  expect(unit).toMatchObject({ verdict: 'OPEN-ENDED', bytes: bytes?.length })
  expect(station.store.durable(unit?.file ?? '')).toEqual(bytes)
  const { erased } = await camera.handOver(target, { graceMs: 0 })
  expect(erased).toEqual([file])
  const { verdict, offloaded } = await found(camera.mock, station)
  expect(verdict).toBe('OFFLOADED')
  expect(offloaded).toHaveLength(1)
})

test('volumes that were never begun are told apart, and keep nothing else from being handed over', async () => {
  const unbegun = await openCameraOfUnbegunVolumes(station, 2)
  const { receipted, sent, apart } = await unbegun.handOver(directTarget(station.station, unbegun.device))
  expect(apart).toEqual([])
  expect(receipted).toBe(sent)
  const volumes = station.book.units(unbegun.device).filter(({ kind }) => kind === 'volume')
  expect(volumes.filter(({ verdict }) => verdict === 'UNSIGNED').map(({ number }) => number)).toEqual([1, 3])
  expect((await found(unbegun.mock, station)).verdict).toBe('RECOVERED')
})

const LIES: Readonly<Record<string, (receipt: Receipt) => Receipt>> = {
  'less than was certainly stored': (receipt) => ({ ...receipt, unit: { ...receipt.unit, size: 4 } }),
  'other bytes': (receipt) => ({ ...receipt, sha256: new Uint8Array(32) }),
  'fewer bytes': (receipt) => ({ ...receipt, bytes: receipt.bytes - 1 }),
}

test.each(Object.entries(LIES))('a receipt for %s does not count', async (_, lie) => {
  const target = directTarget(station.station, camera.device)
  const liar: Target = {
    ...target,
    async put(delivery) {
      const holding = await target.put(delivery)
      const receipt =
        'receipt' in holding ? parseReceipt(holding.receipt ?? new Uint8Array(0))?.receipt : undefined
      if (receipt?.unit.kind !== 'segment') return holding
      const { signer, chain } = station.key
      return { state: 'held', receipt: signReceipt(nodePrimitives, lie(receipt), signer, chain) }
    },
  }
  await expect(camera.handOver(liar, { graceMs: 0 })).rejects.toMatchObject({ code: 'RECEIPT_WRONG' })
  expect(segmentsOf(camera.mock)).toHaveLength(1)
})
