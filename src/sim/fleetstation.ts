/**
 * A whole station in memory, and its hand: a store that crashes, a catalogue that outlasts it, keys of the seed.
 */
import { p256 } from '@noble/curves/nist.js'
import type { Clock } from '../../hal/hal.ts'
import { makeChain } from '../../hal/mock/der.ts'
import { createRandom } from '../../hal/mock/random.ts'
import { createStoreDisk, type StoreHand } from '../../hal/mock/storedisk.ts'
import { type Bytes, hexOf } from '../bytes.ts'
import { readRootCertificate } from '../crypto/certificate.ts'
import { signerOf } from '../crypto/notekey.ts'
import { stationMessage } from '../crypto/station.ts'
import type { StationKey } from '../crypto/stationkey.ts'
import type { Trust } from '../crypto/trust.ts'
import { assert } from '../errors.ts'
import type { Book } from '../fleet/book.ts'
import { openStation, type Station } from '../fleet/station.ts'
import type { Primitives } from '../primitives.ts'
import { memoryBook } from './memorybook.ts'

export interface SimStation {
  /** The running one; another one after each restart. */
  station(): Station
  readonly book: Book
  readonly store: StoreHand
  readonly key: StationKey
  /** What a camera must pin to believe it. */
  readonly trust: Trust
  /** After a crash, or before the first use. */
  start(): Promise<void>
  enrol(device: string, deviceKey: Bytes, root: Bytes): void
}

export interface SimStationSetup {
  readonly primitives: Primitives
  readonly seed: number
  readonly clock: Clock
}

const NOBODY = { roots: [], revoked: [], elide: [], stations: [], witnesses: [], policy: [] } as const

export function createSimStation({ primitives, seed, clock }: SimStationSetup): SimStation {
  const random = createRandom(seed, 'station')
  const scalar = (label: string): Bytes => {
    const bytes = random.fork(label).bytes(32)
    bytes[0] = 1
    return bytes
  }
  const identity = scalar('identity')
  const name = `zs-${hexOf(random.fork('name').bytes(4))}`
  const chain = makeChain(scalar('root'), identity, name)
  const signer = signerOf(primitives, name, random.fork('seed').bytes(32))
  const signature = new Uint8Array(
    p256.sign(stationMessage(name, signer.publicKey), identity, { lowS: false }),
  )
  const key = { signer, chain: { certificate: chain.device, publicKey: signer.publicKey, signature } }
  const { disk, hand } = createStoreDisk()
  const book = memoryBook()
  const devices = new Map<string, Bytes>()
  const roots: Trust['roots'][number][] = []
  const log = () => undefined
  let running: Station | undefined

  return {
    book,
    key,
    store: hand,
    trust: { ...NOBODY, roots: [rootOf(primitives, chain.root)] },
    station() {
      assert(running, 'the station runs')
      return running
    },
    async start() {
      hand.restart()
      const enrolled = async (device: string) => devices.get(device)
      const trust = { ...NOBODY, roots }
      running = openStation({ clock, disk, primitives, log, book, key, trust, enrolled, lockDays: 30 })
      await running.begin()
    },
    enrol(device, deviceKey, root) {
      devices.set(device, deviceKey)
      roots.push(rootOf(primitives, root))
    },
  }
}

function rootOf(primitives: Primitives, der: Bytes): Trust['roots'][number] {
  const read = readRootCertificate(primitives, der)
  assert(read.ok, 'a root of the profile')
  return read.certificate
}
