/**
 * What arrived bytes are, and whether a receipt may be given for them: the verifier's own walk, while they arrive.
 *
 * A receipt is for a segment that is COMPLETE or OPEN-ENDED (a recording that was cut off is evidence too) or a ledger
 * volume, of the enrolled device that brought it. Everything else is kept apart, with the reason.
 */
import { type Bytes, equalBytes, hexOf } from '../bytes.ts'
import { deviceKeyOf } from '../crypto/identity.ts'
import { readVolume, VOLUME_BYTES_MAX, volumeHeaderOf } from '../crypto/readvolume.ts'
import type { ReceiptUnit } from '../crypto/receipt.ts'
import type { ByteSource } from '../crypto/source.ts'
import { surveySegment } from '../crypto/survey.ts'
import type { Trust } from '../crypto/trust.ts'
import { reportOn } from '../crypto/verify.ts'
import type { Primitives } from '../primitives.ts'
import { PIECE_BYTES } from './hash.ts'

export type UnitJudgement =
  | {
      readonly ok: true
      readonly about: ReceiptUnit
      readonly verdict: string
      /** Sequence of the segment in its recording, or number of the volume. */
      readonly number: number
    }
  | { readonly ok: false; readonly why: string }

export interface UnitQuestion {
  readonly device: string
  /** P-256 point it was enrolled with. */
  readonly deviceKey: Bytes
  readonly trust: Trust
  /** Number of the volume that the device says it is; absent for a segment. */
  readonly volume?: number
}

const GOOD = ['COMPLETE', 'OPEN-ENDED']

export function judgeUnit(
  primitives: Primitives,
  source: ByteSource,
  question: UnitQuestion,
): Promise<UnitJudgement> {
  return question.volume === undefined
    ? judgeSegment(primitives, source, question)
    : judgeVolume(primitives, source, question, question.volume)
}

async function judgeSegment(
  primitives: Primitives,
  source: ByteSource,
  { device, deviceKey, trust }: UnitQuestion,
): Promise<UnitJudgement> {
  const survey = await surveySegment(primitives, source, { pieceBytes: PIECE_BYTES })
  const report = await reportOn(primitives, survey, { file: 'segment', trust })
  const { verdict, identity, problem } = report
  const { header, signed } = survey
  if (!GOOD.includes(verdict) || header === undefined)
    return { ok: false, why: `${verdict}${problem === undefined ? '' : `: ${problem.detail}`}` }
  if (identity.state !== 'trusted')
    return { ok: false, why: `its camera is not trusted here: ${identity.detail ?? identity.state}` }
  const key = deviceKeyOf(header)
  if (header.device !== device || key === undefined || !equalBytes(key, deviceKey))
    return { ok: false, why: `it is of ${header.device}, brought by ${device}` }
  const { recording, segmentId: segment } = header
  const { size, root } = signed ?? { size: 0, root: primitives.sha256() }
  const about = { kind: 'segment', recording: recording.id, segment, size, root } as const
  return { ok: true, about, verdict, number: recording.sequence }
}

async function judgeVolume(
  primitives: Primitives,
  source: ByteSource,
  { device, deviceKey }: UnitQuestion,
  volume: number,
): Promise<UnitJudgement> {
  if (source.bytes > VOLUME_BYTES_MAX) return { ok: false, why: `a volume of ${source.bytes} bytes` }
  const bytes = await source.read(0, source.bytes)
  const reading = readVolume(primitives, bytes, deviceKey)
  const claimed = volumeHeaderOf(bytes)
  if (claimed !== undefined && (claimed.device !== device || claimed.volume !== volume))
    return { ok: false, why: `it is volume ${claimed.volume} of ${claimed.device}, brought as ${volume}` }
  // A volume that a crash left without a signature counts nowhere, but the next one names its hash.
  const { size, root } = reading ?? { size: 0, root: primitives.sha256() }
  const about = { kind: 'volume', volume, size, root } as const
  return { ok: true, about, verdict: reading === undefined ? 'UNSIGNED' : 'SIGNED', number: volume }
}

/** Where it lies in the store, from what it proves to be and never from what somebody called it. */
export function placeOf(device: string, about: ReceiptUnit, number: number): string {
  if (about.kind === 'volume')
    return `${DEVICES_DIRECTORY}/${device}/ledger/${String(number).padStart(8, '0')}.zlg`
  const recording = hexOf(about.recording)
  return `${DEVICES_DIRECTORY}/${device}/recordings/${recording}/${String(number).padStart(6, '0')}.zeu`
}

export const DEVICES_DIRECTORY = 'devices'
export const QUARANTINE_DIRECTORY = 'quarantine'
export const INCOMING_DIRECTORY = 'incoming'
