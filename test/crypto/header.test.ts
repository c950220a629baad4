import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { hexOf, textOf } from '../../src/bytes.ts'
import type { Header } from '../../src/crypto/header.ts'
import {
  encodeHeader,
  epochKeyOf,
  epochStatementMessage,
  ledgerId,
  parseHeader,
  SUCCESSORS_MAX,
  successorMessage,
} from '../../src/crypto/header.ts'
import { BODY_BYTES_MAX } from '../../src/crypto/leaf.ts'
import { DEVICE, filled, SUCCESSOR_SEED, segmentHeader, volumeHeader } from './fixture.ts'

const segment = segmentHeader()
const volume = volumeHeader()

test('a header comes back from its bytes', () => {
  const later: Header = {
    ...segment,
    previous: { id: filled(16, 1), size: 9, root: filled(32, 2) },
    replaces: { segment: filled(16, 1), fromLeaf: 5 },
  }
  const grown: Header = {
    ...volume,
    volume: 3,
    start: { size: 5, root: filled(32, 3), frontier: [filled(32, 4), filled(32, 5)] },
    previousVolume: filled(32, 6),
  }
  for (const header of [segment, later, volume, grown])
    expect(parseHeader(encodeHeader(header))).toEqual(header)
})

test('the largest header there can be fits', () => {
  const successor = { publicKey: filled(32, 1), signature: filled(64, 2) }
  const certificates = [filled(2048, 1), filled(2048, 2), filled(2048, 3)]
  const largest: Header = {
    ...segment,
    certificates,
    successors: Array.from({ length: SUCCESSORS_MAX }, () => successor),
    previous: { id: filled(16, 1), size: 2 ** 50, root: filled(32, 2) },
    replaces: { segment: filled(16, 1), fromLeaf: 2 ** 50 },
  }
  expect(encodeHeader(largest).length).toBeLessThanOrEqual(BODY_BYTES_MAX.HEADER)
})

test('a changed byte makes another header or none', () => {
  const bytes = encodeHeader(segment)
  for (let index = 0; index < bytes.length; index++) {
    const changed = bytes.slice()
    changed[index] = (changed[index] ?? 0) ^ 1
    const read = parseHeader(changed)
    if (read !== undefined) expect(encodeHeader(read)).toEqual(changed)
  }
  expect(parseHeader(bytes.subarray(1))).toBeUndefined()
  expect(parseHeader(new Uint8Array(BODY_BYTES_MAX.HEADER + 1))).toBeUndefined()
})

test('missing, additional and misshapen fields are refused', () => {
  const wrong: readonly object[] = [
    { version: 2 },
    { device: 'Officer Miller' },
    { device: 'zg-0123456789abcd' },
    { certificates: [] },
    { keyStore: 'drawer' },
    { segmentId: filled(15, 1) },
    { ledger: { size: -1, root: filled(32, 0) } },
    { name: 'somebody' },
    { previous: {} },
    { successors: Array.from({ length: SUCCESSORS_MAX + 1 }, () => segment.successors[0]) },
  ]
  for (const change of wrong) {
    const header = { ...segment, ...change } as Header
    expect(() => encodeHeader(header), Object.keys(change)[0]).toThrow('breaks the rules')
  }
  const torn = { ...volume, start: { ...volume.start, size: 1 } }
  expect(() => encodeHeader(torn), 'a frontier of another size').toThrow('breaks the rules')
})

test('the epoch key is the last successor, or the one of the statement', () => {
  expect(epochKeyOf(segment)).toEqual(primitives.ed25519PublicKey(SUCCESSOR_SEED))
  expect(epochKeyOf(volume)).toEqual(volume.statement.publicKey)
})

test('what is signed begins with its label and says everything', () => {
  const statement = epochStatementMessage(DEVICE, volume.statement)
  expect(textOf(statement.subarray(0, 27))).toBe('zeuge/v1 epoch\0\x0bzg-00c0ffee')
  expect(hexOf(statement.subarray(27, 43))).toBe('00000000000000070000000000000000')
  expect(statement).toHaveLength(27 + 16 + 32 + 32)
  const handover = {
    device: DEVICE,
    counter: 7,
    index: 1,
    predecessor: filled(32, 1),
    publicKey: filled(32, 2),
  }
  const message = successorMessage(handover)
  expect(textOf(message.subarray(0, 31))).toBe('zeuge/v1 successor\0\x0bzg-00c0ffee')
  expect(message).toHaveLength(31 + 16 + 64)
  for (const change of [
    { counter: 8 },
    { index: 2 },
    { predecessor: filled(32, 3) },
    { publicKey: filled(32, 3) },
  ])
    expect(successorMessage({ ...handover, ...change })).not.toEqual(message)
})

test('a ledger is named by its device in the leaf', () => {
  expect(hexOf(ledgerId(DEVICE))).toBe('7a672d30306330666665650000000000')
  expect(() => ledgerId('a name that is too long')).toThrow('device id')
})
