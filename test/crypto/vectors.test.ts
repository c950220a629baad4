/**
 * Vectors of others for what is built from the primitives: key agreement of envelopes, signatures as
 * certificates write them, the ciphertext with two keys, and every mangling of a signed note.
 */
import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { concatBytes, hexOf, textOf, utf8 } from '../../src/bytes.ts'
import { rawSignature } from '../../src/crypto/certificate.ts'
import { openChunk } from '../../src/crypto/chunk.ts'
import type { Leaf } from '../../src/crypto/leaf.ts'
import { NO_FLAGS } from '../../src/crypto/leaf.ts'
import { type Note, parseNote, verifyNote } from '../../src/crypto/note.ts'
import { keyCommitment } from '../../src/crypto/ratchet.ts'
import type { Primitives } from '../../src/primitives.ts'
import { both, groups, hex, readVectors, vectors } from './wycheproof.ts'

/** What a library says to a case: its answer, or nothing where it refuses with an error. */
const answerOf = (ask: () => Uint8Array): string | undefined => {
  try {
    return hexOf(ask())
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

describe('envelopes', () => {
  const PKCS8 = hex('302e020100300506032b656e04220420')
  const SPKI = hex('302a300506032b656e032100')
  const der = (prefix: Uint8Array, key: Uint8Array) => Buffer.from(concatBytes(prefix, key))
  const agreeNode = (secret: Uint8Array, point: Uint8Array): Uint8Array =>
    diffieHellman({
      privateKey: createPrivateKey({ key: der(PKCS8, secret), format: 'der', type: 'pkcs8' }),
      publicKey: createPublicKey({ key: der(SPKI, point), format: 'der', type: 'spki' }),
    })

  test.skipIf(!vectors)('X25519 agrees with Wycheproof, in noble and in Node (set ZEUGE_VECTORS)', () => {
    const cases = groups('x25519').flatMap((group) => group.tests)
    expect(cases).toHaveLength(518)
    let refused = 0
    for (const { tcId, result, shared, private: secret, public: point } of cases) {
      const zero = /^0*$/.test(String(shared))
      const noble = answerOf(() => x25519.getSharedSecret(hex(secret), hex(point)))
      const node = answerOf(() => agreeNode(hex(secret), hex(point)))
      expect(node, `case ${tcId}`).toBe(noble)
      // age: a shared secret of all zeros is refused; everything else that is acceptable is answered.
      expect(noble, `case ${tcId}`).toBe(zero ? undefined : shared)
      if (zero) refused++
      if (result === 'valid') expect(noble, `case ${tcId}`).toBe(shared)
    }
    expect(refused).toBeGreaterThan(10)
  })
  test.skipIf(!vectors)('ChaCha20-Poly1305 agrees with Wycheproof (set ZEUGE_VECTORS)', () => {
    const cases = groups('chacha20_poly1305')
      .filter((group) => group['ivSize'] === 96)
      .flatMap((group) => group.tests)
    expect(cases.length).toBeGreaterThan(250)
    for (const { tcId, key, iv, aad, msg, ct, tag, result } of cases) {
      const opened = answerOf(() =>
        chacha20poly1305(hex(key), hex(iv), hex(aad)).decrypt(concatBytes(hex(ct), hex(tag))),
      )
      expect(opened, `case ${tcId}`).toBe(result === 'valid' ? msg : undefined)
    }
  })
})

describe.each(both)('certificates, %s', (_, primitives) => {
  test.skipIf(!vectors)('ECDSA P-256 in DER agrees with Wycheproof (set ZEUGE_VECTORS)', () => {
    let valid = 0
    for (const group of groups('ecdsa_secp256r1_sha256')) {
      const { uncompressed } = group['publicKey'] as { readonly uncompressed: string }
      for (const { tcId, msg, sig, result } of group.tests) {
        const signature = rawSignature(hex(sig))
        const good = signature !== undefined && primitives.p256Verify(hex(uncompressed), hex(msg), signature)
        expect(good, `case ${tcId}`).toBe(result === 'valid')
        if (good) valid++
      }
    }
    expect(valid).toBeGreaterThan(100)
  })
})

describe.each(both)('one ciphertext and tag that two keys fit, %s', (_, primitives) => {
  const collision = () => {
    const json = readVectors('own-negative/aes_gcm_two_key_collision.json') as Record<string, string>
    const [iv, key1, key2, ct, tag, pt1, pt2] = ['iv', 'key1', 'key2', 'ct', 'tag', 'pt1', 'pt2'].map(
      (name) => hex(json[name]),
    ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]
    return { iv, key1, key2, sealed: concatBytes(ct, tag), pt1, pt2 }
  }
  test.skipIf(!vectors)('is what GCM alone accepts twice (set ZEUGE_VECTORS)', () => {
    const { iv, key1, key2, sealed, pt1, pt2 } = collision()
    expect(primitives.aes256GcmOpen(key1, iv, utf8(''), sealed)).toEqual(pt1)
    expect(primitives.aes256GcmOpen(key2, iv, utf8(''), sealed)).toEqual(pt2)
    expect(pt1).not.toEqual(pt2)
  })
  test.skipIf(!vectors)('opens with the committed key only (set ZEUGE_VECTORS)', () => {
    const { key1, key2, sealed, pt1 } = collision()
    // The collision was found for an empty AAD; the attack on ours is no harder.
    const bare: Primitives = {
      ...primitives,
      aes256GcmOpen: (key, nonce, _aad, body) => primitives.aes256GcmOpen(key, nonce, utf8(''), body),
    }
    const salt = new Uint8Array(32).fill(5)
    const leaf: Leaf = {
      ...{ segmentId: new Uint8Array(16), counter: 0, type: 'CHUNK', flags: NO_FLAGS, track: 1 },
      ...{ monotonicNs: 0n, unixUs: 0n, durationUs: 0, clock: 'unset', kind: 2 },
      ...{ plaintextBytes: pt1.length, bodyBytes: sealed.length, bodyHash: primitives.sha256(sealed) },
      commitment: primitives.hmacSha256(salt, pt1),
    }
    const open = (key: Uint8Array) =>
      openChunk(
        bare,
        { index: 0, key: Uint8Array.from(key), salt },
        new Uint8Array(32),
        leaf,
        new Uint8Array(128),
        sealed,
      )
    expect(open(key1)).toEqual(pt1)
    expect(open(key2)).toBeUndefined()
    const id = new Uint8Array(16)
    expect(keyCommitment(primitives, key1, id)).not.toEqual(keyCommitment(primitives, key2, id))
  })
})

describe('a signed note of C2SP', () => {
  interface Published {
    readonly note: string
    readonly key: Uint8Array
  }
  const published = (): readonly Published[] => {
    const { vectors: notes } = readVectors('signed-note/notes.json') as {
      readonly vectors: readonly { readonly vkey: string; readonly note: string }[]
    }
    return notes.map(({ vkey, note }) => ({
      note,
      key: new Uint8Array(Buffer.from(vkey.split('+').slice(2).join('+'), 'base64')).subarray(1),
    }))
  }
  const accepts = (note: Uint8Array, key: Uint8Array): boolean => {
    const parsed: Note | undefined = parseNote(note)
    return parsed !== undefined && verifyNote(nodePrimitives, parsed, key)
  }
  const line = (note: string) => note.slice(note.lastIndexOf('\n\n') + 2)
  const inLine = (note: string, change: (line: string) => string) =>
    note.slice(0, note.lastIndexOf('\n\n') + 2) + change(line(note))
  const blob = (note: string) => line(note).trimEnd().split(' ')[2] ?? ''
  const MANGLINGS: Readonly<Record<string, (note: string) => string>> = {
    'CR LF line ends': (note) => note.replaceAll('\n', '\r\n'),
    'a CR before the last LF': (note) => note.replace(/\n$/, '\r\n'),
    'no last LF': (note) => note.slice(0, -1),
    'an LF too many at the end': (note) => `${note}\n`,
    'no empty line': (note) => note.replace('\n\n', '\n'),
    'two empty lines': (note) => note.replace(/\n\n(?=—)/, '\n\n\n'),
    'a byte order mark': (note) => `\ufeff${note}`,
    'a hyphen for the dash': (note) => inLine(note, (text) => text.replace('—', '-')),
    'an en dash for the dash': (note) => inLine(note, (text) => text.replace('—', '–')),
    'a space before the dash': (note) => inLine(note, (text) => ` ${text}`),
    'two spaces behind the dash': (note) => inLine(note, (text) => text.replace('— ', '—  ')),
    'a tab for a space': (note) => inLine(note, (text) => text.replace('— ', '—\t')),
    'a space at the end of the line': (note) => note.replace(/\n$/, ' \n'),
    'two spaces before the signature': (note) => note.replace(` ${blob(note)}`, `  ${blob(note)}`),
    'no name': (note) => inLine(note, () => `— ${blob(note)}\n`),
    'another name': (note) => inLine(note, () => `— somebody ${blob(note)}\n`),
    'a plus in the name': (note) => inLine(note, (text) => text.replace('— ', '— a+')),
    'no padding': (note) => note.replace(/=+\n$/, '\n'),
    'padding too long': (note) => note.replace(/\n$/, '=\n'),
    'base64 for URLs': (note) => inLine(note, (text) => text.replace(/[+/]/g, '_')),
    'other bits behind the last byte': (note) =>
      note.replace(/([A-Za-z0-9+/])=\n$/, (_, last: string) => `${neighbour(last)}=\n`),
    'a signature of 63 bytes': (note) => resized(note, -1),
    'a signature of 65 bytes': (note) => resized(note, 1),
    'another key id': (note) => changed(note, 0),
    'another signature': (note) => changed(note, 40),
    'two signatures': (note) => note + line(note),
    'another letter': (note) => note.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    'a space at the end of the text': (note) => note.replace('\n', ' \n'),
    'a control character': (note) => note.replace('\n', '\u0007\n'),
    'a NUL': (note) => note.replace('\n', '\u0000\n'),
    'a DEL': (note) => note.replace('\n', '\u007f\n'),
    'a C1 control character': (note) => note.replace('\n', '\u0085\n'),
    'no text': (note) => `\n${line(note)}`,
    'only its signature line': line,
    nothing: () => '',
  }
  const neighbour = (letter: string): string =>
    String.fromCharCode(letter.charCodeAt(0) + (/[zZ9/]/.test(letter) ? -1 : 1))
  const withBlob = (note: string, bytes: Uint8Array): string =>
    note.replace(blob(note), Buffer.from(bytes).toString('base64'))
  const resized = (note: string, by: number): string => {
    const bytes = Buffer.from(blob(note), 'base64')
    return withBlob(note, by < 0 ? bytes.subarray(0, by) : Buffer.concat([bytes, Buffer.alloc(by)]))
  }
  const changed = (note: string, at: number): string => {
    const bytes = Buffer.from(blob(note), 'base64')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return withBlob(note, bytes)
  }

  test.skipIf(!vectors)('verifies as published (set ZEUGE_VECTORS)', () => {
    for (const { note, key } of published()) expect(accepts(utf8(note), key)).toBe(true)
  })
  test.skipIf(!vectors).each(Object.entries(MANGLINGS))(
    'with %s is refused (set ZEUGE_VECTORS)',
    (_, mangle) => {
      let changes = 0
      for (const { note, key } of published()) {
        const mangled = mangle(note)
        if (mangled === note) continue
        changes++
        expect(accepts(utf8(mangled), key), textOf(utf8(mangled)) ?? '').toBe(false)
      }
      expect(changes).toBeGreaterThan(0)
    },
  )
  test.skipIf(!vectors)('with a byte that is no UTF-8 is refused (set ZEUGE_VECTORS)', () => {
    for (const { note, key } of published())
      expect(accepts(concatBytes(Uint8Array.of(0xff), utf8(note)), key)).toBe(false)
  })
})
