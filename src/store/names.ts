/**
 * Where things lie in the data directory, in one place (docs/cli.md draws the tree).
 *
 * Names are made from numbers and random ids, never from what somebody typed, and are
 * parsed back strictly: a file that does not have one of these names is not ours.
 */
import { assert } from '../errors.ts'

export const LEDGER_DIRECTORY = 'ledger'
export const RECORDINGS_DIRECTORY = 'recordings'
export const RECEIPTS_DIRECTORY = 'receipts'
export const BALLAST = 'ballast'
/** Written anew to see whether the card takes it (src/device/storage.ts). */
export const PROBE = 'probe'
/** Who wears the camera (src/device/assignment.ts). */
export const WEARER_NAME = 'wearer'
export const SEGMENT_SUFFIX = '.zeu'
export const VOLUME_SUFFIX = '.zlg'
export const RECEIPT_SUFFIX = '.receipt'

export const ELISION_SUFFIX = '.elide'

const VOLUME = /^(\d{8})\.zlg$/
const RECEIPT = /^([0-9a-f]{64})\.receipt$/
const SEGMENT = /^(\d{6})\.zeu$/
const SEQUENCE_MAX = 999_999
const VOLUME_MAX = 99_999_999

/** `number` counts a device's ledger volumes from 0. */
export function volumeName(number: number): string {
  assert(Number.isInteger(number) && number >= 0 && number <= VOLUME_MAX, 'a volume number has 8 digits')
  return `${LEDGER_DIRECTORY}/${String(number).padStart(8, '0')}${VOLUME_SUFFIX}`
}

/** The volume's number, or undefined for a name that is no volume's (without directory). */
export function volumeNumber(fileName: string): number | undefined {
  const match = VOLUME.exec(fileName)
  return match?.[1] === undefined ? undefined : Number(match[1])
}

/** @param hashHex of the file that the receipt is for, 64 digits */
export function receiptName(hashHex: string): string {
  return `${RECEIPTS_DIRECTORY}/${hashHex}${RECEIPT_SUFFIX}`
}

/** The hash in hexadecimal, or undefined for a name that is no receipt's (without directory). */
export function receiptHash(fileName: string): string | undefined {
  return RECEIPT.exec(fileName)?.[1]
}

/** `sequence` counts a recording's segments from 0. */
export function segmentName(recordingDirectory: string, sequence: number): string {
  assert(Number.isInteger(sequence) && sequence >= 0 && sequence <= SEQUENCE_MAX, 'a sequence has 6 digits')
  return `${recordingDirectory}/${String(sequence).padStart(6, '0')}${SEGMENT_SUFFIX}`
}

export function isSegmentName(fileName: string): boolean {
  return SEGMENT.test(fileName)
}

/** Elision statements of a segment, by their names among those of its directory, in one order everywhere. */
export function elisionNames(segment: string, names: readonly string[]): readonly string[] {
  const stem = segment.endsWith(SEGMENT_SUFFIX) ? segment.slice(0, -SEGMENT_SUFFIX.length) : segment
  return names
    .filter((name) => name.startsWith(`${stem}.`) && /^(?:\.[1-9]\d?)?\.elide$/.test(name.slice(stem.length)))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

/** @param number counts the statements of one segment from 1 */
export function elisionName(segment: string, number: number): string {
  const stem = segment.endsWith(SEGMENT_SUFFIX) ? segment.slice(0, -SEGMENT_SUFFIX.length) : segment
  return `${stem}${number === 1 ? '' : `.${number}`}${ELISION_SUFFIX}`
}

const RECORDING = /^(?:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z|boot-(\d{1,15}))-[0-9a-f]{8}$/

/** What the name of a recording's directory says of its time, or undefined for a name that is none. */
export function recordingTime(
  directoryName: string,
): { readonly wallUs: number } | { readonly boot: number } | undefined {
  const [, year, month, day, hour, minute, second, boot] = RECORDING.exec(directoryName) ?? []
  if (boot !== undefined) return { boot: Number(boot) }
  if (year === undefined) return undefined
  const wallMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(wallMs) ? undefined : { wallUs: wallMs * 1000 }
}

/**
 * A recording's directory: UTC to the second where the wall clock is known, else the
 * boot it was made in; the id keeps two of one second (or one clock step) apart.
 * @param idHex the recording id in hexadecimal; its first 8 digits are used
 */
export function recordingDirectory(idHex: string, wallUs: number | undefined, boot: number): string {
  const when =
    wallUs === undefined
      ? `boot-${boot}`
      : new Date(Math.floor(wallUs / 1000)).toISOString().replace(/[-:]|\.\d+/g, '')
  return `${RECORDINGS_DIRECTORY}/${when}-${idHex.slice(0, 8)}`
}
