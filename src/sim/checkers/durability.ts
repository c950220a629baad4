/**
 * Invariant 1, at the moment of the promise and at the end.
 *
 * When the device says that pictures are durable, the medium must hold a signed checkpoint behind them at that
 * very moment: not in a cache, not later. At the end every picture of a promise is found in its recording, opened
 * and equal to what the camera gave, or the recording itself declares it missing.
 */
import { hexOf } from '../../bytes.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../../crypto/entry.ts'
import { parseHeader } from '../../crypto/header.ts'
import { KINDS, TRACKS } from '../../crypto/leaf.ts'
import { RECORDINGS_DIRECTORY } from '../../store/names.ts'
import { attestedUntil } from '../attested.ts'
import type { Aftermath, Checker, Moment, Report } from '../checker.ts'
import type { OpenedSegment } from '../recovered.ts'
import { type BootTruth, type Claim, type GivenUnit, isExcused, type Truth } from '../truth.ts'

/** How far a file was read: only what is new is looked at. */
interface Reading {
  at: number
  /** End of the newest picture, and of the newest one that a checkpoint covers. */
  pictureUs: number
  signedUs: number
  /** The same of those before the press. */
  ringUs: number
  ringSignedUs: number
  recording: string | undefined
}

/** A fault that garbles pictures shows for so long before and after. */
const MARGIN_US = 5_000_000
/** The ring goes to the card at four times real time or faster, once the segment is there. */
const DRAIN_PACE = 4
const DRAIN_FIRST_US = 1_000_000
/** The last picture of the ring ends about the press: the one that was being taken is live. */
const RING_EDGE_US = 600_000

export function checkDurability(report: Report): Checker {
  const readings = new Map<string, Reading>()
  return {
    durable(moment, { recording, untilUs }) {
      const { durableUs } = held(moment, readings, recording)
      if (durableUs < untilUs && !isExcused(moment.truth, 0, moment.worldUs, 'evidence'))
        report(
          'claimed-too-early',
          `recording ${recording.slice(0, 8)} was reported durable until ${untilUs} µs, the medium holds it until ${durableUs} µs`,
        )
    },
    drained(moment, recording) {
      const { boot, truth, worldUs } = moment
      const pressUs = boot.states.at(-1)?.state.recordingSinceUs
      const troubled =
        isExcused(truth, 0, worldUs, 'evidence') || isExcused(truth, worldUs - MARGIN_US, worldUs, 'media')
      if (pressUs === undefined || troubled) return
      const { ringUs } = held(moment, readings, recording)
      if (ringUs < pressUs - RING_EDGE_US)
        report(
          'ring-claimed-too-early',
          `the ring of recording ${recording.slice(0, 8)} was reported durable, the medium holds it until ${ringUs} µs and the press was at ${pressUs} µs`,
        )
    },
    off(moment) {
      const { board, boot } = moment
      if (boot.lastRecording !== undefined) boot.attestedUs = attestedUntil(board.disk, boot.lastRecording)
      readings.clear()
      const touched = board.disk.touchedAfterError()
      if (touched > 0)
        report('used-after-error', `a file was used ${touched} times after it had reported an error`)
    },
    end(aftermath) {
      if (isExcused(aftermath.truth, 0, aftermath.worldUs, 'evidence', 'content')) return
      for (const { file, closed, strange } of aftermath.segments) {
        if (closed > 0) report('chunk-shut', `${closed} signed chunks of ${file} do not open`)
        if (strange > 0)
          report('chunk-strange', `${strange} signed chunks of ${file} hold what the camera never gave`)
      }
      for (const boot of aftermath.truth.boots) checkBoot(aftermath, boot, report)
      for (const segment of aftermath.segments) checkDrained(aftermath, segment, report)
    },
  }
}

/** Ends of the newest pictures of this recording, live ones and the ring's, that a checkpoint on the medium covers now. */
function held(
  { board }: Moment,
  readings: Map<string, Reading>,
  recording: string,
): { readonly durableUs: number; readonly ringUs: number } {
  let durableUs = 0
  let ringUs = 0
  for (const name of board.disk.names(`${RECORDINGS_DIRECTORY}/`)) {
    if (!name.includes(recording.slice(0, 8))) continue
    const bytes = board.disk.durable(name)
    if (bytes === undefined) continue
    const reading = readings.get(name) ?? {
      at: MAGIC.length,
      pictureUs: 0,
      signedUs: 0,
      ringUs: 0,
      ringSignedUs: 0,
      recording: undefined,
    }
    readings.set(name, reading)
    readOn(bytes, reading)
    if (reading.recording !== recording) continue
    durableUs = Math.max(durableUs, reading.signedUs)
    ringUs = Math.max(ringUs, reading.ringSignedUs)
  }
  return { durableUs, ringUs }
}

function readOn(bytes: Uint8Array<ArrayBuffer>, reading: Reading): void {
  for (;;) {
    const head = parseHead(bytes.subarray(reading.at, reading.at + HEAD_BYTES))
    if (head === undefined || reading.at + HEAD_BYTES + head.bodyBytes > bytes.length) return
    const { leaf } = head
    if (leaf.type === 'HEADER') {
      const body = bytes.slice(reading.at + HEAD_BYTES, reading.at + HEAD_BYTES + head.bodyBytes)
      const header = parseHeader(body)
      if (header?.file === 'segment') reading.recording = hexOf(header.recording.id)
    }
    if (leaf.type === 'CHUNK' && leaf.track === TRACKS.video && leaf.kind !== KINDS.init) {
      const endUs = Number(leaf.monotonicNs / 1000n) + leaf.durationUs
      if (leaf.flags.preRecord) reading.ringUs = Math.max(reading.ringUs, endUs)
      else reading.pictureUs = Math.max(reading.pictureUs, endUs)
    }
    if (leaf.type === 'CHECKPOINT')
      Object.assign(reading, { signedUs: reading.pictureUs, ringSignedUs: reading.ringUs })
    reading.at += HEAD_BYTES + head.bodyBytes
  }
}

function checkBoot(aftermath: Aftermath, boot: BootTruth, report: Report): void {
  const { truth, segments } = aftermath
  /** The last promise of each recording holds all before it. */
  const last = new Map<string, Claim>(boot.claims.map((claim) => [claim.recording, claim]))
  for (const claim of last.values()) {
    const { recording } = claim
    const missing = promisedAndLost(truth, boot, segments, claim)
    const [first] = missing
    if (first !== undefined)
      report(
        'claimed-and-lost',
        `${missing.length} pictures of recording ${recording.slice(0, 8)} that were reported durable are not there, the first at ${first.ptsUs} µs of boot ${boot.number}`,
      )
  }
}

/** The device says in time that the ring is durable: a promise that is never made could not be broken. */
function checkDrained({ truth, profile }: Aftermath, segment: OpenedSegment, report: Report): void {
  const { boot, started, chunks, recording = '' } = segment
  if (boot === undefined || started === undefined || !chunks.some(({ preRecord }) => preRecord)) return
  const dueUs = started.atUs + (profile.preRecordMs * 1000) / DRAIN_PACE + DRAIN_FIRST_US
  const drainedUs = boot.drained.get(recording) ?? boot.endedUs
  const troubled = isExcused(truth, boot.baseUs + started.atUs, boot.baseUs + dueUs, 'pace', 'space', 'start')
  if (drainedUs > dueUs && !troubled)
    report(
      'ring-claimed-too-late',
      `the ring of recording ${recording.slice(0, 8)} was not durable ${((dueUs - started.atUs) / 1e6).toFixed(1)} s after the press`,
    )
}

/** Pictures that were reported durable and are neither there nor declared missing. */
export function promisedAndLost(
  truth: Truth,
  boot: BootTruth,
  segments: readonly OpenedSegment[],
  { recording, untilUs }: Claim,
): readonly GivenUnit[] {
  const own = segments.filter((segment) => segment.recording === recording)
  const pressUs = own.find(({ started }) => started !== undefined)?.started?.atUs
  // Live pictures go first: the promise speaks of them, and of the ring's once the device has said so.
  const fromUs = boot.drained.has(recording) ? Number.NEGATIVE_INFINITY : pressUs
  return missingPictures(boot, own, untilUs).filter(({ ptsUs }) => {
    if (ptsUs < (fromUs ?? Number.NEGATIVE_INFINITY)) return false
    const atUs = boot.baseUs + ptsUs
    return !isExcused(truth, atUs - MARGIN_US, atUs + MARGIN_US, 'media')
  })
}

/** Pictures between the recording's first one and `untilUs` that it neither holds nor declares missing. */
export function missingPictures(
  boot: BootTruth,
  segments: readonly OpenedSegment[],
  untilUs: number,
): readonly GivenUnit[] {
  const chunks = segments.flatMap(({ chunks }) => chunks).filter(({ track }) => track === 'video')
  const gaps = segments.flatMap(({ gaps }) => gaps).filter(({ track }) => track === 'video')
  const started = segments.find(({ started }) => started !== undefined)?.started
  const fromUs = firstPicture(boot, chunks, started?.atUs)
  if (fromUs === undefined) return []
  const held = new Set(chunks.flatMap(({ units }) => units))
  return boot.units.video.filter(
    (unit) =>
      unit.ptsUs >= fromUs &&
      unit.ptsUs + unit.durUs <= untilUs &&
      !held.has(unit) &&
      !gaps.some((gap) => unit.ptsUs + unit.durUs > gap.fromUs && unit.ptsUs < gap.toUs),
  )
}

/** The first key picture from the press on must be there; without a press (a linked recording) the first one that is. */
function firstPicture(
  boot: BootTruth,
  chunks: OpenedSegment['chunks'],
  pressUs: number | undefined,
): number | undefined {
  const first = Math.min(...chunks.map(({ fromUs }) => fromUs))
  const key = boot.units.video.find(({ key, ptsUs }) => key && pressUs !== undefined && ptsUs >= pressUs)
  if (key === undefined) return Number.isFinite(first) ? first : undefined
  return Math.min(first, key.ptsUs)
}
