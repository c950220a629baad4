/** What a player asks for before it takes a track: the media type with its codec (RFC 6381). */
import { hexOf } from '../bytes.ts'
import { type Box, findBox, parseBoxes } from './boxes.ts'

/** Where the AudioSpecificConfig of our own esds begins, behind tag 5 and its length (init.ts). */
const CONFIGURATION_AT = 26
const CONFIGURATION_TAG = 5
/** ISO/IEC 14496-3 §1.6.2.1: five bits; 31 would say that the type follows. */
const TYPE_SHIFT = 3
const ESCAPED = 31

/** Undefined where `init` is no initialisation segment of ours, or of something no player shows. */
export function mimeOf(init: Uint8Array): string | undefined {
  const entry = sampleEntryOf(init)
  if (entry?.type === 'avc1') return videoMime(entry)
  return entry?.type === 'mp4a' ? audioMime(entry) : undefined
}

/** Profile, constraints and level as the decoder configuration record repeats them (ISO/IEC 14496-15 §5.3.3.1). */
function videoMime(entry: Box): string | undefined {
  const record = findBox(entry.boxes, 'avcC')?.payload
  if (record === undefined || record.length < 4) return undefined
  return `video/mp4; codecs="avc1.${hexOf(record.subarray(1, 4))}"`
}

function audioMime(entry: Box): string | undefined {
  const type = (configurationOf(entry)?.[0] ?? 0) >> TYPE_SHIFT
  return type === 0 || type === ESCAPED ? undefined : `audio/mp4; codecs="mp4a.40.${type}"`
}

/** The AudioSpecificConfig of an initialisation segment of sound; undefined where it is another. */
export function audioConfigurationOf(init: Uint8Array): Uint8Array | undefined {
  const entry = sampleEntryOf(init)
  return entry?.type === 'mp4a' ? configurationOf(entry) : undefined
}

function configurationOf(entry: Box): Uint8Array | undefined {
  const stream = findBox(entry.boxes, 'esds')?.payload
  return stream?.[CONFIGURATION_AT - 2] === CONFIGURATION_TAG
    ? stream.subarray(CONFIGURATION_AT, CONFIGURATION_AT + (stream[CONFIGURATION_AT - 1] ?? 0))
    : undefined
}

function sampleEntryOf(init: Uint8Array): Box | undefined {
  return findBox(parseBoxes(init) ?? [], 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd')?.boxes[0]
}
