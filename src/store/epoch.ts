/**
 * Epoch keys: short-lived Ed25519 keys in RAM that sign checkpoints, so that the device's
 * long-lived key signs once an hour and a card taken later finds no key to re-sign with.
 *
 *   device key ─statement─► epoch 0 ─successor─► epoch 1 ─► … (≤ 64) ─► next statement
 *
 * A key signs its successor before it is wiped. Nothing here is stored.
 */
import type { Entropy, KeyStore } from '../../hal/hal.ts'
import { type Bytes, wipe } from '../bytes.ts'
import {
  type EpochStatement,
  epochStatementMessage,
  SUCCESSORS_MAX,
  type Successor,
  successorMessage,
} from '../crypto/header.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'

const SEED_BYTES = 32

export interface EpochParts {
  readonly primitives: Primitives
  readonly entropy: Entropy
  readonly keystore: KeyStore
}

export interface Epoch {
  readonly statement: EpochStatement
  /** From the statement's key to this one. */
  readonly successors: readonly Successor[]
  readonly publicKey: Bytes
  /** Ed25519. Refused once the key is wiped. */
  sign(message: Uint8Array): Bytes
  /** Not wiped yet. */
  readonly alive: boolean
  wipe(): void
}

/** A first epoch, vouched for by the device key at this place of the ledger. */
export async function stateEpoch(
  parts: EpochParts,
  device: string,
  ledger: { readonly size: number; readonly root: Bytes },
): Promise<Epoch> {
  const seed = parts.entropy.bytes(SEED_BYTES)
  const publicKey = parts.primitives.ed25519PublicKey(seed)
  const counter = await parts.keystore.count()
  const said = { counter, ledgerSize: ledger.size, ledgerRoot: ledger.root, publicKey }
  const signature = await parts.keystore.sign(epochStatementMessage(device, said))
  return epochOf(parts.primitives, seed, { ...said, signature }, [])
}

/** The next epoch, vouched for by the key of this one; undefined where its statement carries no more. */
export function succeedEpoch(parts: EpochParts, device: string, from: Epoch): Epoch | undefined {
  if (from.successors.length >= SUCCESSORS_MAX) return undefined
  const seed = parts.entropy.bytes(SEED_BYTES)
  const publicKey = parts.primitives.ed25519PublicKey(seed)
  const { counter } = from.statement
  const index = from.successors.length + 1
  const signature = from.sign(
    successorMessage({ device, counter, index, predecessor: from.publicKey, publicKey }),
  )
  return epochOf(parts.primitives, seed, from.statement, [...from.successors, { publicKey, signature }])
}

function epochOf(
  primitives: Primitives,
  seed: Bytes,
  statement: EpochStatement,
  successors: readonly Successor[],
): Epoch {
  let signer: ((message: Uint8Array) => Bytes) | undefined = primitives.ed25519Signer(seed)
  return {
    statement,
    successors,
    publicKey: successors.at(-1)?.publicKey ?? statement.publicKey,
    sign(message) {
      assert(signer, 'an epoch key signs nothing after it was wiped')
      return signer(message)
    },
    get alive() {
      return signer !== undefined
    },
    wipe() {
      signer = undefined
      wipe(seed)
    },
  }
}
