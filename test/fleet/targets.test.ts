/** What every target keeps to: a station over its wire (without sockets) and a directory. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ExchangeClient } from '../../hal/exchange.ts'
import { createStoreDisk } from '../../hal/mock/storedisk.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { type Bytes, bytesOfHex, hexOf, utf8 } from '../../src/bytes.ts'
import { readAssignment, SEALED_NAME_BYTES_MAX } from '../../src/crypto/assignment.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../../src/crypto/entry.ts'
import { parseHeader } from '../../src/crypto/header.ts'
import { makeAssignment } from '../../src/fleet/assigning.ts'
import { directoryTarget } from '../../src/fleet/directorytarget.ts'
import { serveStation } from '../../src/fleet/service.ts'
import { stationTarget } from '../../src/fleet/stationtarget.ts'
import type { Delivery, Target, Unit } from '../../src/fleet/target.ts'
import type { SimStation } from '../../src/sim/fleetstation.ts'
import { type Camera, openCamera, openStation, segmentsOf } from './world.ts'

let station: SimStation
let camera: Camera
let bytes: Bytes
let unit: Unit

beforeAll(async () => {
  station = await openStation()
  camera = await openCamera(station, 1)
  const [file = ''] = segmentsOf(camera.mock)
  bytes = camera.mock.board.disk.image().files.get(file) as Bytes
  const head = parseHead(bytes.subarray(MAGIC.length))
  const at = MAGIC.length + HEAD_BYTES
  const header = parseHeader(bytes.subarray(at, at + (head?.bodyBytes ?? 0)))
  if (header?.file !== 'segment') throw new Error('a segment')
  const about = {
    kind: 'segment',
    recording: header.recording.id,
    segment: header.segmentId,
    size: 0,
  } as const
  const root = bytesOfHex('00'.repeat(32)) as Bytes
  unit = { sha256: hexOf(nodePrimitives.sha256(bytes)), bytes: bytes.length, file, about: { ...about, root } }
})

/** The wire in one process: every byte through codecs and service, none through a socket. */
function wired(client: string): ExchangeClient {
  const serve = serveStation(station.station(), () => undefined)
  return {
    async exchange({ method, path, headers, body }) {
      const gone = new AbortController().signal
      const answer = await serve({ client, method, path, headers, body: body?.parts ?? none(), gone })
      return { status: answer.status, headers: {}, body: utf8(answer.body) }
    },
    close: () => undefined,
  }
}
async function* none(): AsyncGenerator<Uint8Array> {}

function deliveryOf(from: number, more: Partial<Delivery> = {}): Delivery {
  return {
    ...{ unit, from, stop: new AbortController().signal },
    read: async (offset, length) => bytes.slice(offset, offset + length) as Bytes,
    sent: async () => undefined,
    ...more,
  }
}

const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  'a station over its wire': async () => {
    station = await openStation(Math.floor(bytes.length / 7))
    station.enrol(camera.device, camera.deviceKey, camera.mock.board.keystore.vault.root as Bytes)
    return stationTarget(wired(camera.device), 'the station')
  },
  'a directory': async () =>
    directoryTarget(createStoreDisk().disk, nodePrimitives, camera.device, 'the stick'),
}

describe.each(Object.entries(TARGETS))('%s', (_, open) => {
  test('has nothing at first, holds what it was given, and holds it once', async () => {
    const target = await open()
    expect(await target.holdings([unit])).toEqual([{ state: 'absent', bytes: 0 }])
    const first = await target.put(deliveryOf(0))
    expect(first).toMatchObject({ state: 'held' })
    expect(await target.holdings([unit, unit])).toEqual([first, first])
  })

  test('goes on where a delivery broke off', async () => {
    const target = await open()
    const stop = new AbortController()
    const half = async (offset: number, length: number) => {
      if (offset >= 8192) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
      return bytes.slice(offset, offset + Math.min(length, 8192 - offset)) as Bytes
    }
    await target.put(deliveryOf(0, { read: half, stop: stop.signal })).catch(() => undefined)
    const [holding] = await target.holdings([unit])
    expect(holding).toEqual({ state: 'absent', bytes: 8192 })
    expect(await target.put(deliveryOf(8192))).toMatchObject({ state: 'held' })
  })

  test('does not hold other bytes than those that were named', async () => {
    const target = await open()
    const wrong = async (offset: number, length: number) =>
      new Uint8Array(Math.min(length, bytes.length - offset))
    expect(await target.put(deliveryOf(0, { read: wrong }))).toEqual({ state: 'absent', bytes: 0 })
    expect(await target.holdings([unit])).toEqual([{ state: 'absent', bytes: 0 }])
  })
})

test('a directory gives no receipt, and never replaces other bytes', async () => {
  const { disk } = createStoreDisk()
  const target = directoryTarget(disk, nodePrimitives, camera.device, 'the stick')
  expect(await target.put(deliveryOf(0))).toEqual({ state: 'held' })
  const other = { ...unit, sha256: '0'.repeat(64) }
  expect(await target.holdings([other])).toMatchObject([{ state: 'apart' }])
  expect('witness' in target || 'clock' in target).toBe(false)
})

test('a station over its wire offers each camera its own assignment, with the sealed name as it was given', async () => {
  const stop = new AbortController().signal
  const other = stationTarget(wired('zg-00000000'), 'the station')
  const target = stationTarget(wired(camera.device), 'the station')
  expect(await target.assignment?.(stop)).toBeUndefined()
  const name = new Uint8Array(SEALED_NAME_BYTES_MAX).map((_, at) => at % 251)
  const unixUs = camera.mock.hal.clock.wallUs()
  const assigning = { device: camera.device, wearer: '4711', name, unixUs }
  station.book.assign(makeAssignment(nodePrimitives, station.key, assigning))
  const offer = await target.assignment?.(stop)
  expect(readAssignment(offer?.assignment ?? name)).toMatchObject({ device: camera.device, wearer: '4711' })
  expect(offer?.name).toEqual(name)
  expect(await other.assignment?.(stop)).toBeUndefined()
})
