/**
 * A key store whose key, certificates and signatures follow from the seed: ECDSA P-256 with the
 * nonces of RFC 6979, so that the same message is signed with the same bytes.
 * The counter lives in the `Vault`, which outlasts the power as a secure element does.
 */
import { p256 } from '@noble/curves/nist.js'
import { type Bytes, hexOf } from '../../src/bytes.ts'
import { ZeugeError } from '../../src/errors.ts'
import type { Clock, KeyStore } from '../hal.ts'
import { type Chain, makeChain } from './der.ts'
import { type Alive, later } from './later.ts'
import type { Random } from './random.ts'

/** What the key store keeps without power. */
export interface Vault {
  readonly privateKey: Bytes
  /** DER, device certificate first. */
  readonly certificates: readonly Bytes[]
  /** DER of the root the certificate hangs on; absent where an identity without it was handed in. */
  readonly root?: Bytes
  counter: number
  /** The device certificate ran out before the simulated day; nothing where the identity was handed in. */
  expired: boolean
}

export interface Identity {
  readonly privateKey: Bytes
  readonly certificates: readonly Bytes[]
  readonly root?: Bytes
  /** Where the counter stands; 0 where absent. */
  readonly counter?: number
}

export interface KeyStoreHand {
  /** Every call takes so much longer, as a store busy with something else. */
  busy(ms: number): void
  /** Calls fail with KEY_MISSING until told otherwise. */
  fail(failing: boolean): void
  /** The device certificate ran out long ago, or is good again; a board reads it when it is switched on. */
  expire(expired: boolean): void
  /** The counter goes back, as with a cloned or restored store. */
  rollBack(steps: number): void
  readonly vault: Readonly<Vault>
}

const SIGN_MS = 1
const COUNT_MS = 3
const CHANCE_COUNT_LANDS = 0.5
const EXPIRED = '250601000000Z'

export function createVault(random: Random, identity?: Identity): Vault {
  if (identity !== undefined) return { counter: 0, ...identity, expired: false }
  const privateKey = scalar(random.fork('device key'))
  const name = `zg-${hexOf(random.fork('device name').bytes(4))}`
  // Made when first asked for: a board with a real key store never asks, and should start fast.
  const chains = new Map<boolean, Chain>()
  const made = (expired: boolean): Chain => {
    const rootKey = scalar(random.fork('root key'))
    const chain = chains.get(expired) ?? makeChain(rootKey, privateKey, name, ...(expired ? [EXPIRED] : []))
    chains.set(expired, chain)
    return chain
  }
  return {
    privateKey,
    expired: false,
    get certificates() {
      return [made(this.expired).device]
    },
    get root() {
      return made(false).root
    },
    counter: 0,
  }
}

export interface MockKeyStore {
  readonly keystore: KeyStore
  readonly hand: KeyStoreHand
  /** A count under way when the power went happened or not. */
  halt(): void
}

export function createMockKeyStore(clock: Clock, alive: Alive, vault: Vault, random: Random): MockKeyStore {
  let extraMs = 0
  let failing = false
  let counting = false

  function check(): void {
    if (failing)
      throw new ZeugeError(
        'KEY_MISSING',
        'the key store does not answer; switch the camera off and on, and enrol it again if that does not help',
      )
  }
  return {
    keystore: {
      kind: 'software',
      certificates: () =>
        later(clock, alive, extraMs, () => {
          check()
          return vault.certificates.map((certificate) => certificate.slice())
        }),
      async sign(message) {
        const copy = message.slice()
        return later(clock, alive, SIGN_MS + extraMs, () => {
          check()
          return new Uint8Array(p256.sign(copy, vault.privateKey, { lowS: false }))
        })
      },
      async count() {
        counting = true
        return later(clock, alive, COUNT_MS + extraMs, () => {
          counting = false
          check()
          return ++vault.counter
        })
      },
    },
    hand: {
      vault,
      busy(ms) {
        extraMs = ms
      },
      fail(on) {
        failing = on
      },
      expire(on) {
        vault.expired = on
      },
      rollBack(steps) {
        vault.counter = Math.max(0, vault.counter - steps)
      },
    },
    halt() {
      if (counting && !failing && random.chance(CHANCE_COUNT_LANDS)) vault.counter++
    },
  }
}

/** Below the order of P-256 for certain: its top word is not all ones. */
function scalar(random: Random): Bytes {
  const bytes = random.bytes(32)
  bytes[0] = (bytes[0] ?? 0) & 0x7f
  bytes[31] = (bytes[31] ?? 0) | 1
  return bytes
}
