/**
 * What a stranger finds once a fleet has handed everything over: the station's segments with the camera's ledger, and the
 * card by itself, with the verifier of `zeuge verify`; and what the ledger says of each segment that left, in its order.
 */
import { type Bytes, hexOf, textOf } from '../bytes.ts'
import { readRootCertificate } from '../crypto/certificate.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../crypto/entry.ts'
import type { LedgerEvent } from '../crypto/event.ts'
import { readVolume } from '../crypto/readvolume.ts'
import type { SegmentReport } from '../crypto/segmentreport.ts'
import { fileOfBytes } from '../crypto/source.ts'
import type { Verdict } from '../crypto/verdict.ts'
import { type EvidenceReport, verifyEvidence } from '../crypto/verifyevidence.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { LEDGER_DIRECTORY, SEGMENT_SUFFIX, volumeNumber } from '../store/names.ts'
import type { FleetCamera } from './fleetcamera.ts'
import type { SimStation } from './fleetstation.ts'
import type { Invariant } from './violation.ts'

export interface FleetBreach {
  readonly invariant: Invariant
  readonly words: string
}

/** Of a recording: all pictures up to here were reported durable. */
export interface Promised {
  readonly camera: string
  /** Monotonic, of its boot. */
  readonly untilUs: number
}

type Files = readonly (readonly [string, Bytes])[]

export async function prove(
  primitives: Primitives,
  camera: FleetCamera,
  station: SimStation,
  promised: ReadonlyMap<string, Promised>,
): Promise<readonly FleetBreach[]> {
  const found: FleetBreach[] = []
  const breach = (invariant: Invariant, words: string) =>
    found.push({ invariant, words: `${camera.name}: ${words}` })
  const onCard: Files = [...camera.board.disk.image((name) => name.endsWith(SEGMENT_SUFFIX)).files]
  const units = station.book.units(camera.name).filter(({ kind }) => kind === 'segment')
  const held = units.flatMap(({ file }): Files => {
    const bytes = station.store.durable(file)
    return bytes === undefined ? [] : [[file, bytes]]
  })
  const verify = (segments: Files) => evidence(primitives, camera, station, segments)

  const card = await verify(onCard)
  if (!['COMPLETE', 'OFFLOADED'].includes(card.verdict)) breach(9, `the card is ${wordsOf(card)}`)
  const store = await verify(held)
  if (!['COMPLETE', 'RECOVERED'].includes(store.verdict)) breach(11, `what is held is ${wordsOf(store)}`)
  for (const report of store.segments) {
    const unit = units.find(({ segment }) => segment === report.segment)
    const isTorn = unit?.verdict === 'OPEN-ENDED'
    const due: Verdict = isTorn ? 'RECOVERED' : 'COMPLETE'
    if (report.verdict !== due) breach(11, `${report.file} is ${report.verdict} by the ledger, not ${due}`)
  }
  for (const [recording, { camera: of, untilUs }] of promised) {
    const thereUs = lastOf(store.segments, recording)
    if (of === camera.name && thereUs < untilUs)
      breach(1, `recording ${recording} was durable until ${untilUs} µs, ${thereUs} µs are held`)
  }
  checkLedger(eventsOf(primitives, camera), new Set(onCard.map(([, bytes]) => segmentOf(bytes))))
  return found

  function checkLedger(events: readonly LedgerEvent[], here: ReadonlySet<string | undefined>): void {
    const said = new Map<string, LedgerEvent['type'][]>()
    for (const event of events) {
      if (!('segment' in event)) continue
      const id = hexOf(event.segment)
      const before = said.get(id) ?? []
      said.set(id, [...before, event.type])
      if (before.includes(event.type)) breach(10, `the ledger says ${event.type} twice of ${id}`)
      if (event.type === 'erased' && !before.includes('offloaded'))
        breach(9, `${id} was erased before the ledger had a receipt`)
      if (event.type !== 'offloaded') continue
      const unit = station.book.unit(hexOf(event.sha256))
      if (unit?.segment !== id || textOf(event.receipt) !== unit.receipt)
        breach(9, `the ledger has another receipt for ${id} than the station gave`)
    }
    for (const [id, types] of said) {
      if (here.has(id) && types.includes('erased')) breach(12, `${id} is called erased and lies there`)
      if (!here.has(id) && !types.includes('erased')) breach(9, `${id} is gone and not called erased`)
      const unit = units.find(({ segment }) => segment === id)
      if (unit?.verdict === 'OPEN-ENDED' && !types.includes('recovered'))
        breach(11, `${id} was torn, and the ledger does not say recovered`)
    }
  }
}

function evidence(
  primitives: Primitives,
  { root: der, board }: FleetCamera,
  { trust }: SimStation,
  segments: Files,
): Promise<EvidenceReport> {
  const root = readRootCertificate(primitives, der)
  assert(root.ok, 'a simulated camera has a root')
  const volumes = volumesOf(board).map(([name, bytes, number]) => ({ ...fileOfBytes(name, bytes), number }))
  return verifyEvidence(
    primitives,
    { segments: segments.map(([name, bytes]) => fileOfBytes(name, bytes)), volumes, whole: true },
    { trust: { ...trust, roots: [root.certificate, ...trust.roots] } },
  )
}

function volumesOf({ disk }: FleetCamera['board']): readonly (readonly [string, Bytes, number])[] {
  const isLedger = (name: string) => name.startsWith(`${LEDGER_DIRECTORY}/`)
  return [...disk.image(isLedger).files].flatMap(([name, bytes]) => {
    const number = volumeNumber(name.slice(LEDGER_DIRECTORY.length + 1))
    return number === undefined ? [] : [[name, bytes, number] as const]
  })
}

function eventsOf(primitives: Primitives, { board, deviceKey }: FleetCamera): readonly LedgerEvent[] {
  return volumesOf(board).flatMap(([, bytes]) =>
    (readVolume(primitives, bytes, deviceKey)?.events ?? []).map(({ event }) => event),
  )
}

function segmentOf(bytes: Bytes): string | undefined {
  const id = parseHead(bytes.subarray(MAGIC.length, MAGIC.length + HEAD_BYTES))?.leaf.segmentId
  return id && hexOf(id)
}

/** Behind the last signed sample of a recording; 0 where nothing of it is here. */
function lastOf(segments: readonly SegmentReport[], recording: string): number {
  const own = segments.filter((report) => report.recording === recording)
  return Math.max(0, ...own.map(({ signedUntilUs }) => signedUntilUs ?? 0))
}

function wordsOf({ verdict, segments, missing, ledger }: EvidenceReport): string {
  const segment = segments.find((report) => report.verdict === verdict)
  const problem = ledger?.problems.find((one) => one.verdict === verdict)
  const why = segment?.problem?.detail ?? problem?.detail ?? ''
  return `${verdict} ${segment?.file ?? problem?.file ?? missing[0]?.segment ?? ''} ${why}`.trimEnd()
}
