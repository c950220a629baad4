/** Stations: who one is, what makes it believed, its key file, and its word for the time in a camera's ledger. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, hexOf, utf8 } from '../../src/bytes.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { checkClock, type SignedClock } from '../../src/crypto/clockcheck.ts'
import type { ClockEvent } from '../../src/crypto/deviceevent.ts'
import { signerOf } from '../../src/crypto/notekey.ts'
import {
  believeStation,
  clockMessage,
  formatStationChain,
  parseStationChain,
  type StationChain,
  stationMessage,
} from '../../src/crypto/station.ts'
import {
  formatStationKey,
  parseStationKey,
  STATION_KEY_BYTES_MAX,
  type StationKey,
} from '../../src/crypto/stationkey.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { filled, NOW_MS, primitives } from './evidence.ts'
import { newTown, stationOf, strangeStation, type Town } from './stations.ts'

const US = NOW_MS * 1000
const NAME = 'zs-0000beef'

let town: Town
let stranger: StationKey
let other: StationKey

beforeAll(async () => {
  town = await newTown()
  stranger = await strangeStation()
  other = await stationOf(town.authority, 'zs-00000002', filled(32, 0x33))
})

test('what a station’s certificate and its clock sign is labelled, with the length of each name', () => {
  const key = filled(32, 3)
  expect(stationMessage('zs-1', key)).toEqual(concatBytes(utf8('zeuge/v1 station\0\u0004zs-1'), key))
  const reading = { device: 'zg-1', bootId: filled(16, 7), askedUs: 258, stationUs: -2 }
  expect(hexOf(clockMessage(reading))).toBe(
    `${hexOf(utf8('zeuge/v1 clock\0\u0004zg-1'))}${'07'.repeat(16)}0000000000000102fffffffffffffffe`,
  )
})

describe('a chain line', () => {
  const line = (change: object = {}): string => base64Of(encodeCbor({ ...town.station.chain, ...change }))
  test('is read as it was written, and refused in any other form', () => {
    const { chain } = town.station
    expect(parseStationChain(formatStationChain(chain))).toEqual(chain)
    expect(line()).toBe(formatStationChain(chain))
    const { signature: _, ...unsigned } = chain
    const changed = {
      'no base64': '*',
      'no CBOR': base64Of(filled(9, 0xff)),
      'a field more': line({ name: NAME }),
      'a field less': base64Of(encodeCbor(unsigned)),
      'a short key': line({ publicKey: filled(31, 1) }),
      'a long signature': line({ signature: filled(65, 1) }),
      'an empty certificate': line({ certificate: new Uint8Array(0) }),
      'too large a certificate': line({ certificate: filled(2049, 1) }),
    }
    for (const [name, bad] of Object.entries(changed)) expect(parseStationChain(bad), name).toBeUndefined()
  })
})

describe('a station is believed', () => {
  const believed = ({ chain }: StationKey, trust: Partial<Trust> = {}, atUs = US) =>
    believeStation(primitives, chain, { ...town.device.trust, ...trust }, atUs)
  const listed = ({ signer: { name, publicKey } }: StationKey) => [{ name, publicKey }]
  const yes = ({ signer: { name, publicKey } }: StationKey) => ({ ok: true, name, publicKey })

  test('under a pinned root, at the time it speaks', () => {
    expect(believed(town.station)).toEqual(yes(town.station))
    expect(believed(town.station, {}, 1)).toEqual({
      ...{ ok: false, detail: `the station ${NAME} is not believed: it was not valid at that time` },
    })
    expect(believed(stranger)).toMatchObject({ ok: false, detail: expect.stringMatching(/not signed by/) })
    expect(believed(town.station, { roots: [] }).ok).toBe(false)
  })
  test('by its key in the trust file, whoever certified it', () => {
    expect(believed(stranger, { stations: listed(stranger) }, 1)).toEqual(yes(stranger))
    const mixed = [
      { name: 'zs-00000009', publicKey: stranger.signer.publicKey },
      { name: NAME, publicKey: other.signer.publicKey },
    ]
    expect(believed(stranger, { stations: mixed }).ok).toBe(false)
    expect(believed(stranger, { stations: [...mixed, ...listed(stranger)] }).ok).toBe(true)
  })
  test('never once it is revoked', () => {
    const revoked = [{ device: 'zs-00000002' }, { device: NAME }]
    expect(believed(town.station, { revoked })).toMatchObject({
      detail: expect.stringMatching(/is revoked$/),
    })
    expect(believed(stranger, { revoked, stations: listed(stranger) }).ok).toBe(false)
    expect(believed(stranger, { revoked: revoked.slice(0, 1), stations: listed(stranger) }).ok).toBe(true)
  })
  test('only with the key that its certificate signed for', () => {
    const swapped = { ...stranger, chain: { ...town.station.chain, publicKey: filled(32, 1) } }
    const detail = `its key is not the one that the certificate of ${NAME} vouches for`
    expect(believed(swapped)).toEqual({ ok: false, detail })
    expect(believed({ ...other, chain: { ...other.chain, signature: filled(64, 1) } }).ok).toBe(false)
    const ofDevice = { ...town.station.chain, certificate: town.device.certificates[0] as Bytes }
    expect(believed({ ...stranger, chain: ofDevice })).toMatchObject({
      detail: expect.stringMatching(
        /^its station’s certificate is not usable: its name is "zg-.*not a station/,
      ),
    })
  })
})

describe('a station’s key file', () => {
  const text = () => formatStationKey(primitives, town.station)
  test('is its signer key and its chain, a line each', () => {
    expect(parseStationKey(primitives, text())).toEqual(town.station)
    expect(text()).toMatch(/^PRIVATE\+KEY\+zs-0000beef\+[0-9a-f]{8}\+[^\n]+\n[^\n]+\n$/)
    expect(text().endsWith(`\n${formatStationChain(town.station.chain)}\n`)).toBe(true)
  })
  test('is refused in any other form, and where its halves are of two stations', () => {
    const [key = '', chain = ''] = text().split('\n')
    const named = signerOf(primitives, 'zs-00000009', town.station.signer.seed)
    const reseeded = signerOf(primitives, NAME, filled(32, 0x11))
    const ofDevice: StationChain = {
      ...town.station.chain,
      certificate: town.device.certificates[0] as Bytes,
    }
    const changed = {
      nothing: '',
      'no chain': `${key}\n`,
      'no line feed behind it': `${key}\n${chain}`,
      'a line more': `${key}\n${chain}\n\n`,
      'a key that is none': `hello\n${chain}\n`,
      'a chain that is none': `${key}\nhello\n`,
      'another station’s name': formatStationKey(primitives, { ...town.station, signer: named }),
      'another key': formatStationKey(primitives, { ...town.station, signer: reseeded }),
      'a device’s certificate': formatStationKey(primitives, { ...town.station, chain: ofDevice }),
      'too much': `${key}\n${chain}${'A'.repeat(STATION_KEY_BYTES_MAX)}\n`,
    }
    for (const [name, bad] of Object.entries(changed))
      expect(parseStationKey(primitives, bad), name).toBeUndefined()
  })
})

describe('what a station said of the time', () => {
  const DEVICE = 'zg-00c0ffee'
  const bootId = filled(16, 5)
  const asked = (by: StationKey, parts: Partial<ClockEvent> = {}): SignedClock => {
    const message = clockMessage({ device: DEVICE, bootId, askedUs: 77, stationUs: US })
    const event: ClockEvent = {
      ...{ type: 'clock', beforeUs: 12, afterUs: US, source: 'network', plusMinusUs: 400 },
      ...{
        signature: primitives.ed25519Signer(by.signer.seed)(message),
        station: formatStationChain(by.chain),
      },
    }
    return { device: DEVICE, bootId, askedUs: 77, leafIndex: 3, event: { ...event, ...parts } }
  }
  /** As in ledgers of before the line was written. */
  const unnamed = (by: StationKey): SignedClock => {
    const { station: _, ...event } = asked(by).event
    return { ...asked(by), event }
  }
  const check = (clock: SignedClock, trust: Partial<Trust> | undefined = {}) =>
    checkClock(primitives, clock, trust && { ...town.device.trust, ...trust })
  const facts = { leafIndex: 3, wallUs: US, plusMinusUs: 400, beforeUs: 12 }
  const doubted = (detail: string) => ({ ...facts, believed: false, detail })

  test('is believed where a believed station signed it for this camera, boot and question', () => {
    expect(check(asked(town.station))).toEqual({ ...facts, believed: true, station: NAME })
    const wrong = doubted('its signature is wrong')
    expect(check({ ...asked(town.station), device: 'zg-1' })).toEqual(wrong)
    expect(check({ ...asked(town.station), bootId: filled(16, 6) })).toEqual(wrong)
    expect(check({ ...asked(town.station), askedUs: 78 })).toEqual(wrong)
    expect(check(asked(town.station, { afterUs: US + 1 }))).toEqual({ ...wrong, wallUs: US + 1 })
    expect(check(asked(other, { station: formatStationChain(town.station.chain) }))).toEqual(wrong)
  })
  test('is doubted with the reason', () => {
    expect(check(asked(town.station, { signature: null }))).toEqual(doubted('nobody signed it'))
    expect(check(asked(town.station, { afterUs: null }))).toEqual({
      ...doubted('nobody signed it'),
      wallUs: 0,
    })
    const unchecked = 'no trust file was given to check its signature with'
    expect(checkClock(primitives, asked(town.station), undefined)).toEqual(doubted(unchecked))
    const nameless = 'it does not say which station that was'
    expect(check(asked(town.station, { station: 'hello' }))).toEqual(doubted(nameless))
    expect(check(asked(stranger)).detail).toMatch(/^the station zs-0000beef is not believed/)
  })
  test('without its name is believed of a station that the trust file lists', () => {
    const { name, publicKey } = town.station.signer
    const stations = [
      { name: 'zs-00000009', publicKey: filled(32, 1) },
      { name, publicKey },
    ]
    expect(check(unnamed(town.station), { stations })).toEqual({ ...facts, believed: true, station: NAME })
    const unknown = doubted('it is of no station that is known here')
    expect(check(unnamed(town.station))).toEqual(unknown)
    expect(check(unnamed(other), { stations })).toEqual(unknown)
  })
})
