/** The text of a receipt, and what receipts beside evidence say of segments that are not there. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import { judgeReceipts, offloadedOf } from '../../src/crypto/handover.ts'
import type { Listed } from '../../src/crypto/listed.ts'
import {
  formatReceipt,
  parseReceipt,
  parseReceiptText,
  type Receipt,
  signReceipt,
} from '../../src/crypto/receipt.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { signVouched } from '../../src/crypto/vouched.ts'
import { filled, NOW_MS, primitives } from './evidence.ts'
import { newTown, stationOf, type Town } from './stations.ts'

const US = NOW_MS * 1000
const DEVICE = 'zg-00c0ffee'
const STATION = 'zs-0000beef'
const [RECORDING, SEGMENT, ROOT] = [filled(16, 1), filled(16, 2), filled(32, 3)]
let town: Town

beforeAll(async () => {
  town = await newTown()
})

const receipt: Receipt = {
  ...{
    station: STATION,
    device: DEVICE,
    sha256: filled(32, 6),
    bytes: 99,
    copies: 1,
    lockUs: US + 1,
    unixUs: US,
  },
  unit: { kind: 'segment', recording: RECORDING, segment: SEGMENT, size: 9, root: ROOT },
  witnessed: { size: 5, root: filled(32, 7) },
}
const volume: Receipt = {
  ...receipt,
  unit: { kind: 'volume', volume: 3, size: 9, root: ROOT },
  witnessed: null,
}

describe('the text of a receipt', () => {
  const TEXT = formatReceipt(receipt)
  const VOLUME = formatReceipt(volume)
  test('is one', () => {
    expect(TEXT).toBe(
      `zeuge/v1 receipt\nstation ${STATION}\ndevice ${DEVICE}\nsha256 ${'06'.repeat(32)}\nbytes 99\n` +
        `unit segment ${'01'.repeat(16)} ${'02'.repeat(16)} 9 ${base64Of(ROOT)}\ncopies 1\nlock ${US + 1}\nt ${US}\n` +
        `ledger 5 ${base64Of(filled(32, 7))}\n`,
    )
    expect(VOLUME).toContain(`\nunit volume 3 9 ${base64Of(ROOT)}\n`)
    expect(VOLUME).toContain('\nledger -\n')
    expect([parseReceiptText(TEXT), parseReceiptText(VOLUME)]).toEqual([receipt, volume])
    expect(parseReceiptText(TEXT.replace('copies 1', 'copies 64'))?.copies).toBe(64)
  })
  const HUGE = '9007199254740992'
  const changed: readonly (readonly [string, string])[] = [
    ['another label', TEXT.replace('v1', 'v2')],
    ['a station that is none', TEXT.replace(STATION, DEVICE)],
    ['a device that is none', TEXT.replace(DEVICE, 'Müller')],
    ['no copy', TEXT.replace('copies 1', 'copies 0')],
    ['too many copies', TEXT.replace('copies 1', 'copies 65')],
    ['a length no number can hold', TEXT.replace('bytes 99', `bytes ${HUGE}`)],
    ['a lock no number can hold', TEXT.replace(`lock ${US + 1}`, `lock ${HUGE}`)],
    ['a time no number can hold', TEXT.replace(`t ${US}\n`, `t ${HUGE}\n`)],
    ['a size no number can hold', TEXT.replace(' 9 ', ` ${HUGE} `)],
    ['a volume no number can hold', VOLUME.replace('volume 3', `volume ${HUGE}`)],
    ['a volume’s size no number can hold', VOLUME.replace(' 9 ', ` ${HUGE} `)],
    ['a short root', TEXT.replace(base64Of(ROOT), base64Of(filled(31, 3)))],
    ['a volume’s short root', VOLUME.replace(base64Of(ROOT), base64Of(filled(31, 3)))],
    ['a root that is none', TEXT.replace(base64Of(ROOT), '*')],
    ['another kind of unit', TEXT.replace('unit segment', 'unit card')],
    ['a short segment id', TEXT.replace('02'.repeat(16), '02'.repeat(15))],
    ['a ledger that is none', TEXT.replace('ledger 5', 'ledger five')],
    ['a line more', `${TEXT}x\n`],
    ['nothing', ''],
  ]
  test.each(changed)('with %s is none', (_, text) => {
    expect(text === TEXT || text === VOLUME).toBe(false)
    expect(parseReceiptText(text)).toBeUndefined()
  })
  test('in a file is signed in the station’s own name', () => {
    const { signer, chain } = town.station
    expect(parseReceipt(signReceipt(primitives, receipt, signer, chain))).toMatchObject({ receipt, chain })
    expect(parseReceipt(signVouched(primitives, 'zeuge/v1 assignment\n', signer, chain))).toBeUndefined()
    const renamed = { ...signer, name: 'zs-00000009' }
    expect(parseReceipt(signVouched(primitives, TEXT, renamed, chain))).toBeUndefined()
    expect(() => signReceipt(primitives, { ...receipt, copies: 0 }, signer, chain)).toThrow(
      'a receipt that cannot be read back: zeuge/v1 receipt',
    )
  })
})

describe('receipts beside evidence', () => {
  const signed = (change: Partial<Receipt> = {}, by = town.station): Bytes =>
    signReceipt(primitives, { ...receipt, ...change }, by.signer, by.chain)
  const judged = (
    files: readonly Bytes[],
    device: string | undefined = DEVICE,
    trust: Trust | undefined = town.device.trust,
  ) =>
    judgeReceipts(
      primitives,
      files.map((bytes, at) => ({ file: `${at}`, bytes })),
      device,
      trust,
    )
  const hex = '02'.repeat(16)
  test('are told with what they are worth', async () => {
    const other = await stationOf(town.authority, 'zs-00000002', filled(32, 0x33))
    const bad = signed().with(5, 0x20)
    const files = [
      signed(),
      signed({ ...volume }),
      signed({ device: 'zg-1' }),
      bad,
      signed({ station: 'zs-00000002' }, other),
    ]
    const found = judged(files)
    expect(found.reports).toEqual([
      { file: '0', valid: true, station: STATION, segment: hex, unixUs: US },
      { file: '1', valid: true, station: STATION, unixUs: US },
      { file: '2', valid: false, station: STATION, detail: `it is for zg-1, the ledger is of ${DEVICE}` },
      { file: '3', valid: false, detail: 'it is not a receipt' },
      { file: '4', valid: true, station: 'zs-00000002', segment: hex, unixUs: US },
    ])
    expect([...found.bySegment]).toEqual([[hex, { receipt, file: '0' }]])
    expect(
      judgeReceipts(primitives, [{ file: 'a', bytes: signed() }], undefined, town.device.trust).reports,
    ).toMatchObject([{ valid: true }])
    const unchecked = 'no trust file was given to check its signature with'
    expect(judgeReceipts(primitives, [{ file: 'a', bytes: signed() }], DEVICE, undefined).reports).toEqual([
      { file: 'a', valid: false, detail: unchecked },
    ])
  })
  test('make a listed segment OFFLOADED where they speak of all that the ledger ended', () => {
    const ids = { recording: RECORDING, segment: SEGMENT }
    const opened = { type: 'opened', ...ids, sequence: 4, headerLeafHash: ROOT } as const
    const closed = {
      type: 'closed',
      ...ids,
      size: 9,
      root: ROOT,
      bytes: 99,
      fileHash: null,
      cause: 'stopped',
    } as const
    const torn = { unsignedEntries: 0, tornBytes: 0, tornHash: ROOT, resetCause: 'power-on' } as const
    const recovered = { type: 'recovered', ...ids, size: 9, root: ROOT, ...torn } as const
    const of = (listed: Listed, said: Receipt = receipt) =>
      offloadedOf(listed, { reports: [], bySegment: new Map([[hex, { receipt: said, file: 'a' }]]) })
    const found = {
      recording: '01'.repeat(16),
      segment: hex,
      sequence: 4,
      station: STATION,
      unixUs: US,
      receipt: 'a',
    }
    expect(of({ opened, closed })).toEqual(found)
    expect(of({ opened, recovered })).toEqual(found)
    const none: readonly Listed[] = [
      ...[
        {},
        { opened },
        { closed },
        { opened, closed: { ...closed, size: 8 } },
        { opened, closed: { ...closed, size: 10 } },
      ],
      ...[
        { opened, closed: { ...closed, root: filled(32, 1) } },
        { opened, closed: { ...closed, bytes: 98 } },
      ],
      ...[
        { opened: { ...opened, recording: filled(16, 9) }, closed },
        { opened: { ...opened, segment: filled(16, 9) }, closed },
      ],
      ...[
        { opened, recovered: { ...recovered, size: 10 } },
        { opened, recovered: { ...recovered, root: filled(32, 1) } },
      ],
    ]
    for (const listed of none) expect(of(listed)).toBeUndefined()
    // What was recovered may be signed further than the ledger promises; what was closed may not.
    expect(of({ opened, recovered: { ...recovered, size: 8, root: filled(32, 1) } })).toEqual(found)
    expect(of({ opened, closed, recovered: { ...recovered, size: 8 } })).toEqual(found)
    expect(of({ opened, closed }, volume)).toBeUndefined()
  })
})
