import { describe, expect, test } from 'vitest'
import { createVault } from '../../../hal/mock/keystore.ts'
import { openMock } from '../../../hal/mock/open.ts'
import { createRandom } from '../../../hal/mock/random.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { bytesOfHex, hexOf, utf8 } from '../../../src/bytes.ts'
import { checkChain, readDeviceCertificate, readRootCertificate } from '../../../src/crypto/certificate.ts'

const IN_2026_US = 1_777_885_200_000_000
const open = (seed: number) => openMock({ seed, primitives: nodePrimitives })

describe('the simulated key store', () => {
  test('has certificates of the one profile, good under its own root, for many seeds', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { certificates, root } = createVault(createRandom(seed))
      const read = root && readRootCertificate(nodePrimitives, root)
      if (read?.ok !== true) throw new Error(`seed ${seed}: ${read?.detail}`)
      const [device] = certificates
      const held = device && readDeviceCertificate(device)
      if (held?.ok !== true) throw new Error(`seed ${seed}: ${held?.detail}`)
      const result = checkChain(nodePrimitives, {
        certificate: held.certificate,
        roots: [read.certificate],
        revoked: [],
        atUs: IN_2026_US,
      })
      expect(result.ok, `seed ${seed}: ${result.ok ? '' : result.detail}`).toBe(true)
    }
  })
  test('signs with the nonces of RFC 6979 (its own example, A.2.5, SHA-256, "sample")', async () => {
    const privateKey = bytesOfHex('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721')
    if (privateKey === undefined) throw new Error('not hexadecimal')
    const { hal, board } = openMock({
      seed: 1,
      primitives: nodePrimitives,
      identity: { privateKey, certificates: [utf8('handed in')] },
    })
    expect(hexOf(await board.until(hal.keystore.sign(utf8('sample'))))).toBe(
      'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
        'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
    )
    expect(await board.until(hal.keystore.certificates())).toEqual([utf8('handed in')])
  })
  test('never gives a count twice, however often the power goes in the middle of one', async () => {
    const given: number[] = []
    let skipped = 0
    let mock = open(3)
    for (let boot = 0; boot < 30; boot++) {
      given.push(await mock.board.until(mock.hal.keystore.count()))
      const before = mock.board.keystore.vault.counter
      void mock.hal.keystore.count()
      await mock.board.advance(1)
      mock.board.cutPower()
      skipped += mock.board.keystore.vault.counter - before
      mock = mock.board.powerUp()
    }
    expect(new Set(given).size).toBe(30)
    expect([...given].sort((a, b) => a - b)).toEqual(given)
    expect(skipped).toBeGreaterThan(3)
    expect(skipped).toBeLessThan(27)
  })
  test('is busy, fails and goes back as the hand wants', async () => {
    const { hal, board } = open(1)
    const beganUs = hal.clock.nowUs()
    board.keystore.busy(5000)
    await board.until(hal.keystore.sign(utf8('x')))
    expect(hal.clock.nowUs() - beganUs).toBeGreaterThanOrEqual(5_000_000)
    board.keystore.busy(0)
    await board.until(hal.keystore.count())
    board.keystore.rollBack(1)
    expect(await board.until(hal.keystore.count())).toBe(1)
    board.keystore.fail(true)
    await expect(board.until(hal.keystore.count())).rejects.toMatchObject({ code: 'KEY_MISSING' })
  })
})

describe('the simulated envelopes', () => {
  test('repeat for the same seed and differ for another', async () => {
    const wrap = async (seed: number): Promise<string> => {
      const { hal, board } = open(seed)
      return hexOf(await board.until(hal.envelopes.wrap(new Uint8Array(32))))
    }
    expect(await wrap(1)).toBe(await wrap(1))
    expect(await wrap(1)).not.toBe(await wrap(2))
  })
  test('take recipients that were handed in, and refuse a mistyped one', () => {
    const { recipients } = open(1).board.envelopes
    const given = openMock({ seed: 2, primitives: nodePrimitives, recipients })
    expect(given.board.envelopes.recipients).toEqual(recipients)
    expect(given.board.envelopes.identities).toEqual([])
    const mistyped = recipients.map((text) => text.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')))
    expect(() => openMock({ seed: 2, primitives: nodePrimitives, recipients: mistyped })).toThrow(
      'this is not a key that begins with age1',
    )
  })
})
