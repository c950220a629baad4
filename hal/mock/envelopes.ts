/**
 * Envelopes that repeat: a small age v1 encoder (https://age-encryption.org/v1, X25519 recipients)
 * that takes its file key, shares and nonces from the seed, so that a simulated run seals the
 * same bytes again. Any age tool opens them. Never for a real secret: the seed tells it, and one ephemeral key
 * serves a camera's whole life, which a real sender must not do.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concatBytes, utf8, wipe } from '../../src/bytes.ts'
import { assert, ZeugeError } from '../../src/errors.ts'
import type { Clock, Envelopes } from '../hal.ts'
import { bech32Of, keyOfBech32 } from './bech32.ts'
import { type Alive, later } from './later.ts'
import type { Random } from './random.ts'

export interface EnvelopesHand {
  /** `wrap` rejects until told otherwise. */
  fail(failing: boolean): void
  readonly recipients: readonly string[]
  /** AGE-SECRET-KEY-1…, one per recipient; empty where the recipients were handed in. */
  readonly identities: readonly string[]
}

/** What sender and recipient share. */
export interface Share {
  readonly share: Uint8Array
  readonly wrapKey: Uint8Array
}

const RECIPIENT_PREFIX = 'age'
const IDENTITY_PREFIX = 'age-secret-key-'
const FILE_KEY_BYTES = 16
const KEY_BYTES = 32
const PAYLOAD_NONCE_BYTES = 16
/** One STREAM chunk; a secret is far smaller. */
const SECRET_BYTES_MAX = 64 * 1024
const ZERO_NONCE = new Uint8Array(12)
/** STREAM nonce of the first chunk that is the last one too. */
const ONLY_CHUNK_NONCE = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
/** What the measured native wrap takes. */
const WRAP_MS = 20

/** Whom a camera seals for, and what it shares with them: the curve costs more than all the rest of an envelope. */
export interface Keyring {
  /** age1… texts. */
  readonly recipients: readonly string[]
  readonly identities: readonly string[]
  shares(): readonly Share[]
}

/** @param recipients age1… texts; two are made where absent */
export function createKeyring(random: Random, recipients?: readonly string[]): Keyring {
  const made = recipients === undefined ? ['unit', 'escrow'].map((name) => makePair(random.fork(name))) : []
  const texts = recipients ?? made.map((pair) => pair.recipient)
  const keys = texts.map((text) => keyOfBech32(RECIPIENT_PREFIX, text))
  let shares: readonly Share[] | undefined
  return {
    recipients: texts,
    identities: made.map((pair) => pair.identity),
    shares() {
      shares ??= keys.map((key, at) => shareWith(key, random.fork(`ephemeral ${at}`).bytes(KEY_BYTES)))
      return shares
    },
  }
}

export function createMockEnvelopes(
  clock: Clock,
  alive: Alive,
  random: Random,
  { recipients, identities, shares }: Keyring,
): { envelopes: Envelopes; hand: EnvelopesHand } {
  let failing = false
  return {
    envelopes: {
      kind: 'x25519',
      async wrap(secret) {
        const copy = secret.slice()
        return later(clock, alive, WRAP_MS, () => {
          if (failing)
            throw new ZeugeError('KEY_INVALID', 'no envelope can be made; check the recipients of the policy')
          const envelope = encode(copy, shares(), random)
          wipe(copy)
          return envelope
        })
      },
    },
    hand: {
      fail(on) {
        failing = on
      },
      recipients,
      identities,
    },
  }
}

function makePair(random: Random): { recipient: string; identity: string } {
  const secret = random.bytes(KEY_BYTES)
  return {
    recipient: bech32Of(RECIPIENT_PREFIX, x25519.getPublicKey(secret)),
    identity: bech32Of(IDENTITY_PREFIX, secret).toUpperCase(),
  }
}

function encode(secret: Bytes, shares: readonly Share[], random: Random): Bytes {
  assert(secret.length <= SECRET_BYTES_MAX, `a secret of ${secret.length} bytes is no secret`)
  const fileKey = random.bytes(FILE_KEY_BYTES)
  const stanzas = shares.map((share) => stanza(fileKey, share))
  const unsigned = `age-encryption.org/v1\n${stanzas.join('')}---`
  const macKey = hkdf(sha256, fileKey, undefined, utf8('header'), KEY_BYTES)
  const mac = hmac(sha256, macKey, utf8(unsigned))
  const nonce = random.bytes(PAYLOAD_NONCE_BYTES)
  const payloadKey = hkdf(sha256, fileKey, nonce, utf8('payload'), KEY_BYTES)
  const payload = chacha20poly1305(payloadKey, ONLY_CHUNK_NONCE).encrypt(secret)
  return concatBytes(utf8(`${unsigned} ${base64Of(mac)}\n`), nonce, payload)
}

/** "The X25519 recipient type" of the age specification, up to where the file key comes in. */
function shareWith(recipient: Bytes, ephemeral: Bytes): Share {
  const share = x25519.getPublicKey(ephemeral)
  const salt = concatBytes(share, recipient)
  const shared = x25519.getSharedSecret(ephemeral, recipient)
  return { share, wrapKey: hkdf(sha256, shared, salt, utf8('age-encryption.org/v1/X25519'), KEY_BYTES) }
}

function stanza(fileKey: Bytes, { share, wrapKey }: Share): string {
  const body = chacha20poly1305(wrapKey, ZERO_NONCE).encrypt(fileKey)
  return `-> X25519 ${base64Of(share)}\n${base64Of(body)}\n`
}

/** Without padding, as age has it. */
function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')
}
