/**
 * Compares what a scenario expects with what is seen. Pure: each expected value becomes one outcome.
 *
 * `ledger` and `moments` hold if their words occur in this order, whatever stands between; every other value must be equal.
 */
import type { Perceived } from '../../hal/mock/parts.ts'
import type { DeviceStatus } from '../device/status.ts'
import type { Moment } from '../device/vocabulary.ts'
import type { CardReport } from './card.ts'
import type { Expectation, Expected, Range } from './scenario.ts'
import { type Violation, wordsOf } from './violation.ts'

export interface Outcome {
  /** Line of the scenario file. */
  readonly line: number
  readonly atUs: number
  readonly field: string
  readonly expected: string
  readonly found: string
  readonly ok: boolean
}

export interface Seen {
  /** Undefined while the board has no power. */
  readonly status: DeviceStatus | undefined
  /** By an onlooker: a lost lamp or display stays as it was. */
  readonly perceived: Pick<Perceived, 'led' | 'screen'>
  /** What the wearer felt and heard so far. */
  readonly moments: readonly Moment[]
  /** Needed where `needsCard` says so. */
  readonly card: CardReport | undefined
  /** Time of the press that started each recording, by its id. */
  readonly pressUs: ReadonlyMap<string, number>
  readonly violations: readonly Violation[]
}

type Check = (expected: Expected, seen: Seen) => Judged | undefined
interface Judged {
  readonly expected: string
  readonly found: string
  readonly ok: boolean
}

/** Fields that only the card can answer. */
const CARD_FIELDS = [
  'verdict',
  'recordings',
  'gaps',
  'markers',
  'metadata',
  'preRecord',
  'recorded',
  'ledger',
] as const

export function needsCard(expected: Expected): boolean {
  return CARD_FIELDS.some((field) => expected[field] !== undefined)
}

export function checkExpectation({ line, atUs, expected }: Expectation, seen: Seen): readonly Outcome[] {
  return Object.entries(CHECKS).flatMap(([field, check]) => {
    const judged = check(expected, seen)
    return judged === undefined ? [] : [{ line, atUs, field, ...judged }]
  })
}

const CHECKS: Readonly<Record<keyof Expected, Check>> = {
  capture: ({ capture }, { status }) => same(capture, status?.capture ?? 'off'),
  front: ({ front }, { status }) => same(front, status?.front ?? 'off'),
  dock: ({ dock }, { status }) => same(dock, status?.dock ?? 'off'),
  confirmation: ({ confirmation }, { status }) => same(confirmation, status?.confirmation ?? 'off'),
  screen: ({ screen }, { perceived }) => same(screen, perceived.screen?.kind ?? 'dark'),
  led: ({ led }, { perceived }) =>
    same(led?.join(' '), perceived.led?.steps.map(({ colour }) => colour).join(' ') ?? 'off'),
  faults: ({ faults }, { status }) =>
    same(faults && [...faults].sort().join(' '), status?.faults.join(' ') ?? ''),
  muted: ({ muted }, { status }) => same(muted, status?.muted ?? false),
  statusShown: ({ statusShown }, { status }) => same(statusShown, status?.statusShown ?? false),
  ring: ({ ring }, { status }) => within(ring, (status?.preRecordMs ?? 0) * 1000),
  battery: ({ battery }, { status }) => same(battery, status?.batteryPercent ?? 'off'),
  moments: ({ moments: wanted }, { moments }) => inOrder(wanted, moments),
  verdict: ({ verdict }, { card }) => same(verdict, card?.evidence.verdict ?? ''),
  recordings: ({ recordings }, { card }) => same(recordings, card?.recordings.length ?? 0),
  gaps: ({ gaps }, { card }) => same(gaps, card?.gaps ?? 0),
  markers: ({ markers }, { card }) => same(markers, card?.markers ?? 0),
  metadata: ({ metadata }, { card }) => same(metadata, card?.metadata ?? 0),
  preRecord: ({ preRecord }, seen) => within(preRecord, preRecordUs(seen)),
  recorded: ({ recorded }, seen) => within(recorded, recordedUs(seen)),
  invariants: ({ invariants }, { violations }) =>
    same(invariants, violations[0] === undefined ? 'hold' : wordsOf(violations[0])),
  ledger: ({ ledger }, { card }) => inOrder(ledger, card?.ledger ?? []),
}

function inOrder(wanted: readonly string[] | undefined, all: readonly string[]): Judged | undefined {
  return wanted && { expected: wanted.join(' '), found: all.join(' '), ok: isSubsequence(wanted, all) }
}

type Value = string | number | boolean

function same(expected: Value | undefined, found: Value): Judged | undefined {
  return expected === undefined
    ? undefined
    : { expected: String(expected), found: String(found), ok: expected === found }
}

function within(range: Range | undefined, foundUs: number | undefined): Judged | undefined {
  if (range === undefined) return undefined
  const seconds = (us: number) => `${us / 1_000_000}s`
  return {
    expected: `${seconds(range.minUs)} to ${seconds(range.maxUs)}`,
    found: foundUs === undefined ? 'nothing recorded' : seconds(foundUs),
    ok: foundUs !== undefined && foundUs >= range.minUs && foundUs <= range.maxUs,
  }
}

/** Of the last recording: from its first sample to the press; 0 where it begins with the press or later. */
function preRecordUs({ card, pressUs }: Seen): number | undefined {
  const last = card?.recordings.at(-1)
  const press = last === undefined ? undefined : pressUs.get(last.id)
  return last === undefined || press === undefined ? undefined : Math.max(0, press - last.fromUs)
}

/** Of the last recording: from its first to its last signed sample. */
function recordedUs({ card }: Seen): number | undefined {
  const last = card?.recordings.at(-1)
  return last === undefined ? undefined : last.untilUs - last.fromUs
}

function isSubsequence(wanted: readonly string[], all: readonly string[]): boolean {
  let next = 0
  for (const item of all) if (item === wanted[next]) next++
  return next === wanted.length
}
