/** A kept checkpoint: what is refused as one, and what it says of a ledger. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, textOf, utf8 } from '../../src/bytes.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { type Checkpoint, formatCheckpoint, ledgerOrigin, signCheckpoint } from '../../src/crypto/note.ts'
import { signerOf, signNote } from '../../src/crypto/notekey.ts'
import type { Mark } from '../../src/crypto/readvolume.ts'
import {
  compareWitness,
  formatWitness,
  parseWitness,
  WITNESS_BYTES_MAX,
  type Witness,
} from '../../src/crypto/witness.ts'
import { type Device, filled, newDevice, primitives } from './evidence.ts'

let device: Device
let note: Bytes
let whole: string

const checkpointOf = (name: string): Checkpoint => ({
  ...{
    origin: ledgerOrigin(name),
    size: 7,
    root: filled(32, 1),
    monotonicUs: 5,
    wallUs: 6,
    clock: 'rtc',
    durable: 7,
  },
})
beforeAll(async () => {
  device = await newDevice()
  const sign = primitives.ed25519Signer(device.epochSeed)
  note = signCheckpoint(primitives, checkpointOf(device.device), device.statement.publicKey, sign)
  whole = formatWitness(markOf(), device.certificates)
})
const markOf = (): Mark => ({
  note,
  checkpoint: checkpointOf(device.device),
  statement: device.statement,
  successors: [],
})
const chainOf = (change: object = {}): string =>
  base64Of(
    encodeCbor({
      certificates: device.certificates,
      statement: device.statement,
      successors: [],
      ...change,
    } as never),
    32 * 1024,
  )
const parse = (text: string | Uint8Array): Witness =>
  parseWitness(primitives, typeof text === 'string' ? utf8(text) : text, 'w')
const messageOf = (text: string | Uint8Array): string => {
  try {
    parse(text)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'good'
}

describe('a witness file', () => {
  test('is the note and its chain, or the note alone', () => {
    expect(whole).toBe(`${textOf(note)}\n${chainOf()}\n`)
    const said = { file: 'w', device: device.device, checkpoint: checkpointOf(device.device) }
    expect(parse(whole)).toMatchObject({ ...said, note, deviceKey: expect.anything() })
    expect(parse(note)).toEqual({ ...said, note })
  })
  test('is refused with the reason', () => {
    const text = textOf(note) ?? ''
    const why = (reason: string) =>
      `w: ${reason}; give a file made with "zeuge verify --save-witness" or a CHECKPOINT of a ledger`
    const signed = (origin: string, name = origin) =>
      signNote(
        primitives,
        formatCheckpoint({ ...checkpointOf('a'), origin }),
        signerOf(primitives, name, device.epochSeed),
      )
    const refused: readonly (readonly [string | Uint8Array, string])[] = [
      ['', 'it is not a signed checkpoint'],
      ['hello\n', 'it is not a signed checkpoint'],
      [`${whole}\n\nx`, 'it is not a signed checkpoint'],
      [concatBytes(note, Uint8Array.of(0xff)), 'it is not a signed checkpoint'],
      ['x'.repeat(WITNESS_BYTES_MAX + 1), 'it is not a signed checkpoint'],
      ['a\n\nb\n', 'it is not a signed checkpoint of a ledger'],
      [
        signNote(primitives, 'hello\n', signerOf(primitives, 'a', filled(32, 1))),
        'it is not a signed checkpoint of a ledger',
      ],
      [signed('zeuge/a/seg/00'), 'it is not a signed checkpoint of a ledger'],
      [signed('zeuge/A/ledger'), 'it is not a signed checkpoint of a ledger'],
      [signed(ledgerOrigin('a'), ledgerOrigin('b')), 'it is not signed by the ledger it speaks of'],
      [`${text}\nhello\n`, 'its key chain is damaged'],
      [`${text}\n${chainOf()}`, 'its key chain is damaged'],
      [`${text}\n${chainOf({ certificates: [] })}\n`, 'its key chain is damaged'],
      [`${text}\n${chainOf({ more: 1 })}\n`, 'its key chain is damaged'],
      [
        `${text}\n${chainOf({ certificates: [filled(9, 1)] })}\n`,
        'its key chain does not lead from the device to the note',
      ],
      [
        `${text}\n${chainOf({ statement: { ...device.statement, counter: 9 } })}\n`,
        'its key chain does not lead from the device to the note',
      ],
    ]
    for (const [bad, reason] of refused) expect(messageOf(bad)).toBe(why(reason))
    const origin = ledgerOrigin(device.device)
    const forged = signCheckpoint(
      primitives,
      checkpointOf(device.device),
      primitives.ed25519PublicKey(filled(32, 9)),
      primitives.ed25519Signer(filled(32, 9)),
    )
    expect(messageOf(`${textOf(forged)}\n${chainOf()}\n`)).toBe(why('its signature is wrong'))
    expect(messageOf(forged), 'a bare note is not checked').toBe('good')
    expect(messageOf(signed(origin))).toBe('good')
  })
})

describe('against a ledger', () => {
  const KEY = filled(65, 4)
  const found = (
    witness: Partial<Witness> = {},
    ledger: Partial<Parameters<typeof compareWitness>[2]> = {},
  ) =>
    compareWitness(
      primitives,
      { ...parse(note), deviceKey: KEY, ...witness },
      { device: device.device, deviceKey: KEY, keys: [], size: 9, root: filled(32, 1), ...ledger },
    )
  const facts = { file: 'w', size: 7, wallUs: 6, proven: true }
  test('it is consistent, or says how the ledger is another one', () => {
    expect(found()).toEqual({ ...facts, state: 'consistent' })
    expect(found({}, { size: 7 })).toEqual({ ...facts, state: 'consistent' })
    expect(found({}, { device: undefined })).toEqual({ ...facts, state: 'consistent' })
    expect(found({}, { root: undefined })).toEqual({ ...facts, state: 'older' })
    expect(found({}, { device: 'zg-1' })).toEqual({
      ...{ ...facts, state: 'stranger', detail: `it is of ${device.device}, the ledger of zg-1` },
    })
    const detail = 'the ledger had 7 entries when it was signed, 6 are here'
    expect(found({}, { size: 6, root: undefined })).toEqual({ ...facts, state: 'rolled-back', detail })
    expect(found({}, { root: filled(32, 2) })).toEqual({
      ...{
        ...facts,
        state: 'forked',
        detail: 'the ledger’s first 7 entries are not those it was signed over',
      },
    })
    const timeless = { ...checkpointOf(device.device), wallUs: 0 }
    expect(found({ checkpoint: timeless }).wallUs).toBeNull()
  })
  test('it is proven by the device’s key, or a bare note by any key that signed there', () => {
    expect(found({}, { deviceKey: filled(65, 5) }).proven).toBe(false)
    expect(found({}, { deviceKey: undefined }).proven).toBe(false)
    const bare = (...keys: Bytes[]) => {
      const { deviceKey: _, ...witness } = { ...parse(note), deviceKey: KEY }
      const ledger = { device: device.device, deviceKey: KEY, keys, size: 9, root: filled(32, 1) }
      return compareWitness(primitives, witness, ledger).proven
    }
    expect([bare(), bare(filled(32, 1)), bare(filled(32, 1), device.statement.publicKey)]).toEqual([
      false,
      false,
      true,
    ])
  })
})
