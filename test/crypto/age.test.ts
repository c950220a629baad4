/** Envelopes against the age test kit of C2SP, all of it, and hybrid recipients from the key file to the film. */
import { inflateSync } from 'node:zlib'
import { armor, Decrypter } from 'age-encryption'
import * as kit from 'cctv-age'
import { describe, expect, test } from 'vitest'
import {
  ENVELOPE_BYTES_MAX,
  kindOfEnvelope,
  newAgeKey,
  openAgeEnvelopes,
  unwrapAge,
} from '../../hal/envelopes/age.ts'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { type Bytes, concatBytes, hexOf, textOf, utf8 } from '../../src/bytes.ts'

interface Vector {
  readonly expect: string
  readonly payload?: string
  readonly identities: readonly string[]
  readonly passphrases: readonly string[]
  readonly armored: boolean
  readonly file: Bytes
}

/** "Test file format" of the kit: header lines, an empty line, the file. */
function parseVector(bytes: Uint8Array): Vector {
  const split = bytes.findIndex((byte, at) => byte === 10 && bytes[at + 1] === 10)
  const lines = (textOf(bytes.subarray(0, split)) ?? '').split('\n').map((line) => line.split(/: (.*)/s))
  const all = (key: string) => lines.filter(([name]) => name === key).map(([, value]) => value ?? '')
  const [payload] = all('payload')
  const rest = bytes.subarray(split + 2)
  return {
    expect: all('expect')[0] ?? '',
    ...(payload !== undefined && { payload }),
    identities: all('identity'),
    passphrases: all('passphrase'),
    armored: all('armored')[0] === 'yes',
    file: all('compressed')[0] === 'zlib' ? concatBytes(inflateSync(rest)) : concatBytes(rest),
  }
}

/** typage as we use it, for what an envelope never is: armored, under a passphrase, larger than 64 KiB. */
async function openWithLibrary({ file, armored, identities, passphrases }: Vector) {
  try {
    const decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    for (const passphrase of passphrases) decrypter.addPassphrase(passphrase)
    return await decrypter.decrypt(armored ? armor.decode(textOf(file) ?? '') : file)
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

const vectors = Object.entries(kit).map(([name, bytes]) => [name, parseVector(bytes)] as const)
const named = new Map(vectors)
const isEnvelope = ({ armored, passphrases, file }: Vector): boolean =>
  !armored && passphrases.length === 0 && file.length <= ENVELOPE_BYTES_MAX

describe('the age test kit (cctv-age)', () => {
  test('is there with all its 143 files', () => {
    expect(vectors).toHaveLength(143)
    expect(vectors.filter(([, vector]) => isEnvelope(vector))).toHaveLength(66)
    expect(vectors.filter(([name]) => name.includes('hybrid')).length).toBeGreaterThanOrEqual(19)
  })
  test.each(vectors)('%s', async (_, vector) => {
    const unwrapped = await unwrapAge(vector.file, vector.identities)
    const opened = isEnvelope(vector) ? unwrapped : await openWithLibrary(vector)
    expect(opened !== undefined).toBe(vector.expect === 'success')
    if (opened !== undefined) expect(hexOf(primitives.sha256(opened))).toBe(vector.payload)
    if (!isEnvelope(vector)) expect(unwrapped).toBeUndefined()
  })
})

describe('the kind of an envelope', () => {
  test('is read off its stanzas', async () => {
    for (const kind of ['x25519', 'mlkem768x25519'] as const) {
      const keys = await Promise.all([newAgeKey(kind), newAgeKey(kind), newAgeKey(kind)])
      const envelopes = openAgeEnvelopes(keys.map(({ recipient }) => recipient))
      expect(envelopes.kind).toBe(kind)
      expect(kindOfEnvelope(await envelopes.wrap(new Uint8Array(32)))).toBe(kind)
    }
  })
  test('is mixed where a classic stanza stands beside a hybrid one, or a stanza of another kind', () => {
    const kindOf = (name: string) => kindOfEnvelope(named.get(name)?.file ?? utf8(''))
    expect(kindOf('hybrid_and_x25519')).toBe('mixed')
    expect(kindOf('hybrid_multiple_recipients')).toBe('mlkem768x25519')
    expect(kindOf('x25519')).toBe('x25519')
    expect(kindOf('scrypt')).toBe('mixed')
  })
  test('is none where it is no age file, or has no end of its header', () => {
    for (const text of ['', 'age-encryption.org/v1\n', 'age-encryption.org/v1\n-> X25519 a\n', 'hello'])
      expect(kindOfEnvelope(utf8(text))).toBeUndefined()
    expect(kindOfEnvelope(new Uint8Array(ENVELOPE_BYTES_MAX + 1))).toBeUndefined()
  })
})
