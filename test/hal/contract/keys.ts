/** The law of hal/hal.ts for KeyStore and Envelopes. */
import { describe, expect, test } from 'vitest'
import type { Envelopes, KeyStore } from '../../../hal/hal.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { hexOf, utf8 } from '../../../src/bytes.ts'
import { readDeviceCertificate } from '../../../src/crypto/certificate.ts'
import { each, type Opener, type Time } from './opener.ts'

export interface OpenedKeyStore extends Time {
  readonly keystore: KeyStore
  /** The same store after the power was off. */
  reopen(): Promise<KeyStore> | KeyStore
}

export function keyStoreContract(name: string, open: Opener<OpenedKeyStore>): void {
  describe(`the key store contract: ${name}`, () => {
    const opened = each(open)

    test('signs so that the key of its certificate verifies it', async () => {
      const { keystore, run } = opened()
      const [first] = await run(keystore.certificates())
      const read = first && readDeviceCertificate(first)
      if (read?.ok !== true) throw new Error(`not a device certificate: ${read?.detail}`)
      const message = utf8('zeuge')
      const signature = await run(keystore.sign(message))
      expect(signature.length).toBe(64)
      expect(nodePrimitives.p256Verify(read.certificate.publicKey, message, signature)).toBe(true)
      expect(nodePrimitives.p256Verify(read.certificate.publicKey, utf8('other'), signature)).toBe(false)
    })
    test('counts strictly upwards, also after it was opened again', async () => {
      const { keystore, run, reopen } = opened()
      const counts = [await run(keystore.count()), await run(keystore.count())]
      const again = await reopen()
      counts.push(await run(again.count()))
      const [first = 0] = counts
      expect(counts).toEqual([first, first + 1, first + 2])
    })
    test('is the same device after it was opened again', async () => {
      const { keystore, run, reopen } = opened()
      const before = await run(keystore.certificates())
      const again = await reopen()
      expect(await run(again.certificates())).toEqual(before)
    })
  })
}

export interface OpenedEnvelopes extends Time {
  readonly envelopes: Envelopes
  /** By an age implementation and one recipient's identity. */
  unwrap(envelope: Uint8Array, recipient: 0 | 1): Promise<Uint8Array | undefined>
}

export function envelopesContract(name: string, open: Opener<OpenedEnvelopes>): void {
  describe(`the envelopes contract: ${name}`, () => {
    const opened = each(open)

    test('wraps a secret so that age opens it for every recipient', async () => {
      const { envelopes, run, unwrap } = opened()
      const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
      const envelope = await run(envelopes.wrap(secret))
      expect(new TextDecoder().decode(envelope.subarray(0, 22))).toBe('age-encryption.org/v1\n')
      expect(await unwrap(envelope, 0)).toEqual(secret)
      expect(await unwrap(envelope, 1)).toEqual(secret)
    })
    test('never makes the same envelope twice', async () => {
      const { envelopes, run } = opened()
      const secret = new Uint8Array(32)
      const [one, other] = [await run(envelopes.wrap(secret)), await run(envelopes.wrap(secret))]
      expect(hexOf(one)).not.toBe(hexOf(other))
    })
  })
}
