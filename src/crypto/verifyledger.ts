/**
 * The verdict on a device's ledger: whether its volumes are one unbroken history, and what it lists.
 *
 *   volume 0 ─hash, size, root─► volume 1 ─► … ─► last (open while the camera runs; a torn tail is no fault)
 *
 * Never throws at bad evidence. What the ledger says about segments is compared in verifyevidence.ts.
 */
import { type Bytes, equalBytes, hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { ReadChain } from './certificate.ts'
import { type ClockCheck, checkClock } from './clockcheck.ts'
import type { PolicyEvent } from './deviceevent.ts'
import { cosignatureFindings, type Handovers, noteHandovers } from './handover.ts'
import { type EpochStatement, epochKeyOf } from './header.ts'
import { deviceKeyOf, type Identity, identify } from './identity.ts'
import { durableBehind, wasBegun } from './ledgertail.ts'
import type { Listed } from './listed.ts'
import { type Mark, readVolume, VOLUME_BYTES_MAX, type VolumeReading, volumeHeaderOf } from './readvolume.ts'
import type { EvidenceFile } from './source.ts'
import type { ClockSetting } from './stamp.ts'
import type { Trust } from './trust.ts'
import type { Verdict } from './verdict.ts'
import { replay } from './volumeroots.ts'
import { compareWitness, formatWitness, type Witness, type WitnessFinding } from './witness.ts'

export interface LedgerProblem {
  readonly file: string
  readonly verdict: Verdict
  readonly detail: string
}

export interface LedgerReport {
  readonly volumes: number
  /** Leaves under a valid signature. */
  readonly size: number
  readonly identity: Identity
  /** Bytes behind the last valid signature of the last volume. */
  readonly tornBytes: number
  readonly problems: readonly LedgerProblem[]
  /** What the checkpoints given as witnesses say of it. */
  readonly witnesses: readonly WitnessFinding[]
  /** What stations said of the time. */
  readonly clocks: readonly ClockCheck[]
  /** The newest checkpoint that no power cut can take back, as a witness file for later. */
  readonly witness?: string
}

export interface LedgerSurvey {
  readonly report: LedgerReport
  /** By segment id in hexadecimal. */
  readonly listed: ReadonlyMap<string, Listed>
  /** Roots over the first n leaves, for the sizes asked for and reached. */
  readonly roots: ReadonlyMap<number, Bytes>
  readonly statements: readonly EpochStatement[]
  /** First setting of the clock in a boot that began without one: by boot id in hexadecimal. */
  readonly clocks: ReadonlyMap<string, ClockSetting>
  /** What it says of leaving the camera. */
  readonly handovers: Handovers
  /** The rules it states, by their hash in hexadecimal. */
  readonly policies: ReadonlyMap<string, PolicyEvent>
}

export interface LedgerVolume extends EvidenceFile {
  readonly number: number
}

export interface LedgerQuestion {
  /** In order of their numbers. */
  readonly volumes: readonly LedgerVolume[]
  readonly sizes: ReadonlySet<number>
  /** Numbers of statements that stand in segments, used or not; undefined where not all segments are here. */
  readonly spent: ReadonlySet<number> | undefined
  readonly witnesses?: readonly Witness[]
  readonly trust?: Trust
  readonly readChain?: ReadChain
}

interface History {
  /** End of the last volume that counts. */
  last?: VolumeReading
  previousHash?: Bytes
  identity: Identity
  tornBytes: number
  /** Volumes without a valid signature since the last one that counts. */
  dead: number
  readonly problems: LedgerProblem[]
  readonly listed: Map<string, Listed>
  readonly roots: Map<number, Bytes>
  readonly statements: EpochStatement[]
  readonly clocks: Map<string, ClockSetting>
  readonly keys: Bytes[]
  readonly handovers: Handovers
  readonly policies: Map<string, PolicyEvent>
  genesis: number
  /** The last checkpoint of the volumes so far, and the newest one known to be durable. */
  lastMark?: Mark
  safe?: { readonly mark: Mark; readonly certificates: readonly Bytes[] }
}

export async function surveyLedger(primitives: Primitives, question: LedgerQuestion): Promise<LedgerSurvey> {
  const history: History = {
    identity: { state: 'unchecked' },
    tornBytes: 0,
    dead: 0,
    problems: [],
    listed: new Map(),
    roots: new Map([[0, primitives.sha256()]]),
    statements: [],
    clocks: new Map(),
    keys: [],
    handovers: { receipts: [], cosigned: [], worn: [], clocks: [] },
    policies: new Map(),
    genesis: 0,
  }
  const { witnesses = [] } = question
  const sizes = new Set([...question.sizes, ...witnesses.map(({ checkpoint }) => checkpoint.size)])
  for (const [index, volume] of question.volumes.entries()) {
    if (volume.number !== index && question.volumes[index - 1]?.number !== volume.number - 1)
      report(history, volume, 'MISSING', `the volume before it is not here`)
    const bytes = await volume.with((source) => source.read(0, Math.min(source.bytes, VOLUME_BYTES_MAX + 1)))
    take(primitives, history, { ...question, sizes }, volume, bytes)
  }
  const { identity, tornBytes, problems, last, safe } = history
  const { listed, roots, statements, clocks, handovers, policies } = history
  const size = last?.size ?? 0
  const findings = witnesses.map((witness) => compare(primitives, history, witness))
  findings.push(...cosignatureFindings(primitives, handovers, question.trust))
  return {
    report: {
      volumes: question.volumes.length,
      size,
      identity,
      tornBytes,
      problems,
      witnesses: findings,
      clocks: handovers.clocks.map((one) => checkClock(primitives, one, question.trust)),
      ...(safe && { witness: formatWitness(safe.mark, safe.certificates) }),
    },
    listed,
    roots,
    statements,
    clocks,
    handovers,
    policies,
  }
}

/** Whether the ledger still contains what it had signed for then. */
function compare(primitives: Primitives, history: History, witness: Witness): WitnessFinding {
  const { last, roots, keys, problems } = history
  const finding = compareWitness(primitives, witness, {
    device: last?.header.device,
    deviceKey: last === undefined ? undefined : deviceKeyOf(last.header),
    keys,
    size: last?.size ?? 0,
    root: roots.get(witness.checkpoint.size),
  })
  const { file, detail } = finding
  if (detail !== undefined) problems.push({ file, verdict: 'ROLLED-BACK', detail })
  return finding
}

function report(history: History, volume: LedgerVolume, verdict: Verdict, detail: string): void {
  history.problems.push({ file: volume.file, verdict, detail })
}

function take(
  primitives: Primitives,
  history: History,
  question: LedgerQuestion,
  volume: LedgerVolume,
  bytes: Bytes,
): void {
  const header = volumeHeaderOf(bytes)
  const key = header === undefined ? undefined : deviceKeyOf(header, question.readChain)
  const reading = key === undefined ? undefined : readVolume(primitives, bytes, key)
  if (header !== undefined && reading !== undefined) {
    follow(history, volume, reading, question.spent)
    list(history, volume, reading)
    noteHandovers(history.handovers, reading, history.lastMark)
    remember(history, reading)
    replay(primitives, bytes, reading, question.sizes, history.roots)
    const wallUs = reading.events.find((event) => event.unixUs !== 0n)?.unixUs
    const at = wallUs === undefined ? undefined : Number(wallUs)
    if (history.identity.state === 'unchecked' || history.identity.state === 'trusted')
      history.identity = identify(primitives, header, question.trust, at, question.readChain)
    history.last = reading
  } else {
    history.dead++
    if (wasBegun(bytes))
      report(history, volume, 'ALTERED', 'its beginning is stored safely before anything else is written')
  }
  const signedBytes = reading?.signedBytes ?? 0
  history.tornBytes = bytes.length - signedBytes
  const durable = header === undefined ? 0 : durableBehind(primitives, header, bytes, key)
  const size = reading?.size ?? header?.start.size ?? 0
  if (durable > size)
    report(
      history,
      volume,
      'ALTERED',
      `a later checkpoint says that ${durable} entries were stored safely, ${size} are good`,
    )
  history.previousHash = primitives.sha256(bytes)
}

/** Whether this volume goes on where the history stood. */
function follow(
  history: History,
  volume: LedgerVolume,
  reading: VolumeReading,
  spent: LedgerQuestion['spent'],
): void {
  const { header, statements } = reading
  const { last, previousHash } = history
  if (header.volume !== volume.number)
    report(history, volume, 'ROLLED-BACK', `it says that it is volume ${header.volume}`)
  const { previousVolume } = header
  const isSame =
    previousVolume !== null && previousHash !== undefined && equalBytes(previousVolume, previousHash)
  if (previousHash !== undefined && !isSame)
    report(history, volume, 'ALTERED', 'the volume before it was different when this one began')
  if (last !== undefined && last.header.device !== header.device)
    report(history, volume, 'ROLLED-BACK', `it is of ${header.device}, those before of ${last.header.device}`)
  const stood = last?.size ?? (volume.number === 0 ? 0 : header.start.size)
  if (header.start.size !== stood)
    report(
      history,
      volume,
      'ROLLED-BACK',
      `it begins at entry ${header.start.size}, the history stood at ${stood}`,
    )
  else if (last !== undefined && !equalBytes(header.start.root, last.root))
    report(history, volume, 'ROLLED-BACK', `it begins from another history of ${stood} entries`)
  for (const statement of statements) number(history, volume, statement, spent)
  history.dead = 0
}

/** Statement numbers are consecutive; only a volume or segment that a crash kept from being used may hold one. */
function number(
  history: History,
  volume: LedgerVolume,
  statement: EpochStatement,
  spent: LedgerQuestion['spent'],
): void {
  const { statements, dead } = history
  const same = statements.find(({ counter }) => counter === statement.counter)
  if (same !== undefined) {
    if (!equalBytes(same.publicKey, statement.publicKey))
      report(history, volume, 'ROLLED-BACK', `epoch statement ${statement.counter} exists twice`)
    return
  }
  const isFirst = volume.number === 0 || history.dead === volume.number
  const before = statements.at(-1)?.counter ?? (isFirst ? 0 : undefined)
  statements.push(statement)
  if (before === undefined) return
  const inSegments = [...(spent ?? [])].filter((counter) => counter > before && counter < statement.counter)
  const skipped = statement.counter - before - 1 - inSegments.length
  if (skipped < 0 || (spent !== undefined && skipped > dead))
    report(history, volume, 'ROLLED-BACK', `epoch statement ${statement.counter} follows ${before}`)
}

function list(history: History, volume: LedgerVolume, { events, header }: VolumeReading): void {
  for (const { event, leafIndex, monotonicNs } of events) {
    if (event.type === 'genesis' && history.genesis++ > 0)
      report(history, volume, 'ROLLED-BACK', `entry ${leafIndex} is a second genesis`)
    const boot = hexOf(header.bootId)
    if (event.type === 'clock' && event.beforeUs === null && event.afterUs !== null) {
      const { afterUs: wallUs, source, plusMinusUs } = event
      const setting = { atUs: Number(monotonicNs / 1000n), wallUs, source, plusMinusUs }
      if (!history.clocks.has(boot)) history.clocks.set(boot, setting)
    }
    if (event.type === 'policy') history.policies.set(hexOf(event.hash), event)
    if (event.type !== 'opened' && event.type !== 'closed' && event.type !== 'recovered') continue
    const id = hexOf(event.segment)
    const place = event.type === 'opened' ? { openedLeaf: leafIndex } : {}
    history.listed.set(id, { ...history.listed.get(id), ...place, [event.type]: event })
  }
}

/** The keys that signed, and the newest checkpoint that a later one says was durable. */
function remember(history: History, { marks, header }: VolumeReading): void {
  for (const mark of marks) {
    const key = epochKeyOf(mark)
    if (!history.keys.some((known) => equalBytes(known, key))) history.keys.push(key)
  }
  const durable = Math.max(0, ...marks.map(({ checkpoint }) => checkpoint.durable))
  const candidates = [...(history.lastMark ? [history.lastMark] : []), ...marks]
  const mark = candidates.findLast(({ checkpoint }) => checkpoint.size < durable)
  if (mark !== undefined) history.safe = { mark, certificates: header.certificates }
  const last = marks.at(-1)
  if (last !== undefined) history.lastMark = last
}
