/** A start that must be refused: without a certificate of a device nobody could believe what is recorded. */
import { expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import { boot } from '../../src/device/boot.ts'
import { ZeugeError } from '../../src/errors.ts'
import { demo, openSmallBoard } from './outage.ts'

const hash = new Uint8Array(32)
const options = { profile: demo, profileHash: hash, policy: { kind: 'demo', hash } } as const

test.each<[string, readonly Bytes[]]>([
  ['there is none)', []],
  ['its DER is not minimal', [Uint8Array.of(1, 2, 3)]],
])('because %s', async (why, certificates) => {
  const { hal, board } = openSmallBoard()
  const keystore = { ...hal.keystore, certificates: async () => certificates }
  const refused = boot({ ...hal, keystore }, options).catch((error: unknown) => error)
  const error = await board.until(refused)
  expect(error).toBeInstanceOf(ZeugeError)
  expect(error).toMatchObject({
    code: 'CERTIFICATE_INVALID',
    message: expect.stringMatching(
      /^the device certificate is not usable \(.+\); enrol the device again with "zeuge keys new"$/,
    ),
  })
  expect(error).toMatchObject({ message: expect.stringContaining(`(${why}`) })
})
