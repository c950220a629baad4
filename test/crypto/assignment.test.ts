/** Assignments: one text for one meaning, whose word they are, and who wore a camera by its ledger. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, hexOf, textOf, utf8 } from '../../src/bytes.ts'
import {
  type Assignment,
  formatAssignment,
  isNameOf,
  judgeAssignment,
  parseAssignmentText,
  readAssignment,
  SEALED_NAME_BYTES_MAX,
  signAssignment,
} from '../../src/crypto/assignment.ts'
import type { AssignedEvent } from '../../src/crypto/fleetevent.ts'
import { signNote } from '../../src/crypto/notekey.ts'
import { formatStationChain } from '../../src/crypto/station.ts'
import type { StationKey } from '../../src/crypto/stationkey.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { parseVouched, signVouched, VOUCHED_BYTES_MAX } from '../../src/crypto/vouched.ts'
import { wearerAt } from '../../src/crypto/wearing.ts'
import { filled, NOW_MS, primitives } from './evidence.ts'
import { newTown, stationOf, strangeStation, type Town } from './stations.ts'

const US = NOW_MS * 1000
const DEVICE = 'zg-00c0ffee'
const STATION = 'zs-0000beef'
const HASH = filled(32, 0xab)
const said = { station: STATION, device: DEVICE, wearer: '4711', nameHash: HASH, unixUs: US }
const TEXT = `zeuge/v1 assignment\nstation zs-0000beef\ndevice zg-00c0ffee\nwearer 4711\nname ${'ab'.repeat(32)}\nt ${US}\n`

let town: Town
let stranger: StationKey
let other: StationKey

beforeAll(async () => {
  town = await newTown()
  stranger = await strangeStation()
  other = await stationOf(town.authority, 'zs-00000002', filled(32, 0x33))
})

const signed = (parts: Partial<Assignment> = {}, by: StationKey = town.station): Bytes =>
  signAssignment(primitives, { ...said, ...parts }, by.signer, by.chain)

describe('the text of an assignment', () => {
  test('is one, with a name’s hash or a dash', () => {
    expect(formatAssignment(said)).toBe(TEXT)
    expect(parseAssignmentText(TEXT)).toEqual(said)
    const nameless = formatAssignment({ ...said, nameHash: null, unixUs: 0 })
    expect(nameless).toContain('\nname -\nt 0\n')
    expect(parseAssignmentText(nameless)).toEqual({ ...said, nameHash: null, unixUs: 0 })
  })
  test.each([
    ['another label', TEXT.replace('v1', 'v2')],
    ['a station that is none', TEXT.replace(STATION, DEVICE)],
    ['a device that is none', TEXT.replace(DEVICE, 'Müller')],
    ['a name in the clear', TEXT.replace('4711', 'Kim Meier')],
    ['a pseudonym too long', TEXT.replace('4711', 'x'.repeat(33))],
    ['a pseudonym that begins with a dot', TEXT.replace('4711', '.4711')],
    ['a short hash', TEXT.replace('abab', 'ab')],
    ['a time no number can hold', TEXT.replace(`${US}`, '9999999999999999')],
    ['a leading zero', TEXT.replace('t 1', 't 01')],
    ['a line more', `${TEXT}x\n`],
    ['something before it', `x${TEXT}`],
    ['nothing', ''],
  ])('with %s is none', (_, text) => {
    expect(parseAssignmentText(text)).toBeUndefined()
  })
  test('that could not be read back is a bug of who signs it', () => {
    expect(() => signed({ wearer: 'Kim Meier' })).toThrow(/an assignment that cannot be read back: zeuge/)
  })
})

describe('a file that a station signed', () => {
  test('is its note and who it is, and says what was signed', () => {
    const file = signed()
    const { signer, chain } = town.station
    const note = textOf(signNote(primitives, TEXT, signer))
    expect(textOf(file)).toBe(`${note}\n${formatStationChain(chain)}\n`)
    expect(parseVouched(file)).toMatchObject({ note: { text: TEXT, name: STATION }, chain })
    expect(readAssignment(file)).toEqual(said)
  })
  test('is refused in any other form', () => {
    const text = textOf(signed()) ?? ''
    const [about = '', signature = '', chain = ''] = text.split('\n\n')
    const changed = {
      'only the text': about,
      'no chain': `${about}\n\n${signature}\n`,
      'no line feed behind it': text.slice(0, -1),
      'a paragraph more': `${text}\n\n`,
      'no signature': `${about}\n\nhello\n\n${chain}`,
      'a chain that is none': `${about}\n\n${signature}\n\nhello\n`,
      'another byte at the end': `${text.slice(0, -1)}x`,
    }
    for (const [name, bad] of Object.entries(changed)) expect(parseVouched(utf8(bad)), name).toBeUndefined()
    expect(parseVouched(concatBytes(utf8(text), Uint8Array.of(0xff)))).toBeUndefined()
  })
  test('has a largest size, which who signs keeps and who reads checks', () => {
    const { signer, chain } = town.station
    const lengthOf = (chars: number): number =>
      signVouched(primitives, `${'x'.repeat(chars)}\n`, signer, chain).length
    const room = VOUCHED_BYTES_MAX - lengthOf(1) + 1
    const largest = signVouched(primitives, `${'x'.repeat(room)}\n`, signer, chain)
    expect(largest).toHaveLength(VOUCHED_BYTES_MAX)
    expect(parseVouched(largest)?.note.text).toHaveLength(room + 1)
    expect(() => lengthOf(room + 1)).toThrow('a signed statement of 4097 bytes')
    const note = signNote(primitives, `${'x'.repeat(room + 1)}\n`, signer)
    const larger = concatBytes(note, utf8(`\n${formatStationChain(chain)}\n`))
    expect(larger).toHaveLength(VOUCHED_BYTES_MAX + 1)
    expect(parseVouched(larger)).toBeUndefined()
  })
})

describe('an assignment', () => {
  const judge = (file: Uint8Array, trust: Trust | undefined = town.device.trust, device = DEVICE) =>
    judgeAssignment(primitives, file, device, trust)
  const detailOf = (file: Uint8Array, trust?: Trust): string | undefined => {
    const finding = judge(file, trust)
    return finding.ok ? undefined : finding.detail
  }
  test('of a believed station for this camera is believed', () => {
    expect(judge(signed())).toEqual({ ok: true, assignment: said })
    const { name, publicKey } = stranger.signer
    const trust = { ...town.device.trust, stations: [{ name, publicKey }] }
    expect(judge(signed({}, stranger), trust)).toEqual({ ok: true, assignment: said })
  })
  test('that is none says nothing', () => {
    const none = { ok: false, detail: 'it is not an assignment' }
    expect(judge(utf8('thank you\n'))).toEqual(none)
    const { signer, chain } = town.station
    expect(judge(signVouched(primitives, 'zeuge/v1 receipt\n', signer, chain))).toEqual(none)
    // By one station in another’s name.
    expect(judge(signVouched(primitives, TEXT, other.signer, other.chain))).toEqual(none)
  })
  test('for another camera is told, and does not count', () => {
    const finding = judge(signed(), town.device.trust, 'zg-00000000')
    expect(finding).toEqual({ ok: false, assignment: said, detail: `it is for ${DEVICE}` })
  })
  test('is doubted with the reason', () => {
    const { trust } = town.device
    const finding = judgeAssignment(primitives, signed(), DEVICE, undefined)
    expect(finding).toEqual({
      ...{ ok: false, assignment: said },
      detail: 'no trust file was given to check its signature with',
    })
    expect(detailOf(signed({}, stranger))).toMatch(
      /^the station zs-0000beef is not believed: it is not signed/,
    )
    expect(detailOf(signed(), { ...trust, revoked: [{ device: STATION }] })).toMatch(/is revoked$/)
    expect(detailOf(signed({ unixUs: 1 }))).toMatch(/it was not valid at that time$/)
    const { signer, chain } = town.station
    const forged = { signer: { ...signer, seed: filled(32, 9) }, chain }
    expect(detailOf(signed({}, forged))).toBe('its signature is wrong')
    expect(detailOf(signed({}, { signer, chain: { ...chain, publicKey: filled(32, 9) } }))).toBe(
      `its key is not the one that the certificate of ${STATION} vouches for`,
    )
    expect(detailOf(signed({}, { signer, chain: { ...chain, certificate: filled(9, 9) } }))).toBe(
      'its station’s certificate is not usable: its DER is not minimal, or something follows it',
    )
    expect(detailOf(signed({}, { signer, chain: other.chain }))).toBe(
      `it names ${STATION}, its certificate is of zs-00000002`,
    )
  })
})

test('a sealed name belongs to an assignment by its hash', () => {
  const name = utf8('age-encryption.org/v1\n')
  const about = (nameHash: Bytes | null) => ({ ...said, nameHash })
  const isName = (nameHash: Bytes | null, file: Bytes | undefined) =>
    isNameOf(primitives, about(nameHash), file)
  const hash = primitives.sha256(name)
  expect([isName(hash, name), isName(null, undefined)]).toEqual([true, true])
  expect([isName(hash, undefined), isName(null, name), isName(HASH, name)]).toEqual([false, false, false])
  const longest = filled(SEALED_NAME_BYTES_MAX, 1)
  const longer = filled(SEALED_NAME_BYTES_MAX + 1, 1)
  expect(isName(primitives.sha256(longest), longest)).toBe(true)
  expect(isName(primitives.sha256(longer), longer)).toBe(false)
})

describe('who wore the camera', () => {
  const taken = (leafIndex: number, parts: Partial<AssignedEvent> = {}) => {
    const about = { wearer: '4711', nameHash: HASH, assignment: signed() }
    return { leafIndex, event: { type: 'assigned', ...about, ...parts } as const }
  }
  const at = (leaf: number, ...worn: Parameters<typeof wearerAt>[1]['worn']) =>
    wearerAt(primitives, { worn }, leaf, DEVICE, town.device.trust)
  const known = { wearer: '4711', believed: true, station: STATION, unixUs: US, nameHash: hexOf(HASH) }
  test('is who took it last before the segment was begun, while it was not put back', () => {
    const later = taken(9, {
      wearer: '12',
      nameHash: null,
      assignment: signed({ wearer: '12', nameHash: null }),
    })
    expect(at(5)).toBeUndefined()
    expect(at(5, taken(4))).toEqual(known)
    expect(at(5, taken(5))).toBeUndefined()
    expect(at(5, taken(3), { leafIndex: 4 })).toBeUndefined()
    expect(at(5, taken(3), { leafIndex: 6 })).toEqual(known)
    expect(at(10, taken(3), later)).toEqual({ wearer: '12', believed: true, station: STATION, unixUs: US })
  })
  test('is the camera’s word alone where the file says another name, or none', () => {
    const doubted = (detail: string) => ({ ...known, believed: false, detail })
    const another = doubted('it assigns somebody else')
    expect(at(5, taken(4, { wearer: '12' }))).toEqual({ ...another, wearer: '12' })
    const { nameHash: _, ...nameless } = another
    expect(at(5, taken(4, { nameHash: null }))).toEqual(nameless)
    expect(at(5, taken(4, { nameHash: filled(32, 1) }))).toEqual({ ...another, nameHash: '01'.repeat(32) })
    expect(at(5, taken(4, { assignment: signed({ nameHash: null }) }))).toEqual(another)
    const { station: __, unixUs: ___, ...bare } = doubted('it is not an assignment')
    expect(at(5, taken(4, { assignment: utf8('thank you\n') }))).toEqual(bare)
    const foreign = signed({ device: 'zg-00000000' })
    expect(at(5, taken(4, { assignment: foreign }))).toEqual(doubted('it is for zg-00000000'))
  })
})
