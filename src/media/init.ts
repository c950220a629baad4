/**
 * The initialisation segment of one track: ftyp and moov (ISO/IEC 14496-12 §8), H.264 as avc1
 * (ISO/IEC 14496-15), AAC as mp4a with its descriptors (ISO/IEC 14496-1 §7.2.6, 14496-14 §5.6), metadata as
 * timed text (mett, ISO/IEC 14496-12 §12.3.3).
 *
 * Promises: the same format gives the same bytes (no times, no names); durations are open, for
 * fragments follow. The time scale is microseconds throughout.
 */
import type { Bytes } from '../bytes.ts'
import type { AudioFormat, MetadataFormat, RecordedFormat, RecordedTrack, VideoFormat } from '../unit.ts'
import {
  ascii,
  type Box,
  box,
  encodeBoxes,
  type Field,
  fieldBytes,
  fullBox,
  raw,
  u8,
  u16,
  u24,
  u32,
  zeros,
} from './boxes.ts'

export const TIMESCALE = 1_000_000
export const TRACK_ID: Readonly<Record<RecordedTrack, number>> = { video: 1, audio: 2, metadata: 3 }
/** sample_depends_on and sample_is_non_sync_sample, ISO/IEC 14496-12 §8.8.3.1. */
export const SYNC_SAMPLE = 0x0200_0000
export const DEPENDENT_SAMPLE = 0x0101_0000

const ONE_16_16 = 0x0001_0000
const MATRIX = [ONE_16_16, 0, 0, 0, ONE_16_16, 0, 0, 0, 0x4000_0000].map(u32)
const NEXT_TRACK_UNKNOWN = 0xffff_ffff
const TRACK_ENABLED_IN_MOVIE = 3
/** ISO 639-2 "und" in three times five bits. */
const LANGUAGE_UNDETERMINED = 0x55c4
const FULL_VOLUME = 0x0100
/** ISO/IEC 14496-12 §12.1.1, 12.2.1, 12.3.1. */
const HANDLERS: Readonly<Record<RecordedTrack, string>> = { video: 'vide', audio: 'soun', metadata: 'meta' }

export function initSegment(format: RecordedFormat): Bytes {
  return encodeBoxes(fileType(), movie([track(format)], [extension(format.track)]))
}

export function fileType(): Box {
  return box('ftyp', fieldBytes(ascii('iso6'), u32(0), ascii('iso6'), ascii('mp41')))
}

export function movie(tracks: readonly Box[], extensions: readonly Box[]): Box {
  const times = [u32(0), u32(0), u32(TIMESCALE), u32(0)]
  const shown = [u32(ONE_16_16), u16(0x0100), zeros(10), ...MATRIX, zeros(24)]
  const header = fullBox('mvhd', 0, 0, ...times, ...shown, u32(NEXT_TRACK_UNKNOWN))
  return box('moov', undefined, [header, ...tracks, box('mvex', undefined, extensions)])
}

/** Defaults that fragments need not repeat (ISO/IEC 14496-12 §8.8.3). */
function extension(kind: RecordedTrack): Box {
  const flags = kind === 'video' ? DEPENDENT_SAMPLE : SYNC_SAMPLE
  return fullBox('trex', 0, 0, u32(TRACK_ID[kind]), u32(1), u32(0), u32(0), u32(flags))
}

function track(format: RecordedFormat): Box {
  const size: readonly Field[] =
    format.track === 'video'
      ? [u32(format.width * ONE_16_16), u32(format.height * ONE_16_16)]
      : [u32(0), u32(0)]
  const identity = [u32(0), u32(0), u32(TRACK_ID[format.track]), zeros(4), u32(0)]
  const shown = [zeros(12), u16(format.track === 'audio' ? FULL_VOLUME : 0), zeros(2), ...MATRIX, ...size]
  const header = fullBox('tkhd', 0, TRACK_ENABLED_IN_MOVIE, ...identity, ...shown)
  const media = [
    fullBox('mdhd', 0, 0, u32(0), u32(0), u32(TIMESCALE), u32(0), u16(LANGUAGE_UNDETERMINED), u16(0)),
    fullBox('hdlr', 0, 0, u32(0), ascii(HANDLERS[format.track]), zeros(12), u8(0)),
    box('minf', undefined, [
      mediaHeader(format.track),
      // One data reference that means "in this file".
      box('dinf', undefined, [box('dref', fieldBytes(u32(0), u32(1)), [fullBox('url ', 0, 1)])]),
      sampleTable(sampleEntry(format)),
    ]),
  ]
  return box('trak', undefined, [header, box('mdia', undefined, media)])
}

function mediaHeader(kind: RecordedTrack): Box {
  if (kind === 'video') return fullBox('vmhd', 0, 1, zeros(8))
  return kind === 'audio' ? fullBox('smhd', 0, 0, zeros(4)) : fullBox('nmhd', 0, 0)
}

/** Empty but for the description: all samples are in fragments. */
function sampleTable(entry: Box): Box {
  return box('stbl', undefined, [
    sampleDescriptions([entry]),
    fullBox('stts', 0, 0, u32(0)),
    fullBox('stsc', 0, 0, u32(0)),
    fullBox('stsz', 0, 0, u32(0), u32(0)),
    fullBox('stco', 0, 0, u32(0)),
  ])
}

export function sampleDescriptions(entries: readonly Box[]): Box {
  return box('stsd', fieldBytes(u32(0), u32(entries.length)), entries)
}

function sampleEntry(format: RecordedFormat): Box {
  if (format.track === 'video') return videoEntry(format)
  return format.track === 'audio' ? audioEntry(format) : metadataEntry(format)
}

/** No content encoding; both strings end with a zero byte. */
function metadataEntry({ mime }: MetadataFormat): Box {
  return box('mett', fieldBytes(zeros(6), u16(1), u8(0), ascii(mime), u8(0)))
}

function videoEntry({ width, height, configuration }: VideoFormat): Box {
  const size = [u16(width), u16(height)]
  // 72 dpi, one frame per sample, no compressor name, 24 bit colour.
  const shown = [u32(0x0048_0000), u32(0x0048_0000), zeros(4), u16(1), zeros(32), u16(0x0018), u16(0xffff)]
  const head = fieldBytes(zeros(6), u16(1), zeros(16), ...size, ...shown)
  return box('avc1', head, [box('avcC', configuration)])
}

function audioEntry({ channels, sampleRate, configuration }: AudioFormat): Box {
  // 16.16: a rate that does not fit is left to the AudioSpecificConfig.
  const rate = sampleRate <= 0xffff ? sampleRate * ONE_16_16 : 0
  const head = fieldBytes(zeros(6), u16(1), zeros(8), u16(channels), u16(16), zeros(4), u32(rate))
  // MPEG-4 audio, audio stream; buffer size and bit rates unstated.
  const decoder = descriptor(4, u8(0x40), u8(0x15), u24(0), u32(0), u32(0), descriptor(5, raw(configuration)))
  const stream = descriptor(3, u16(TRACK_ID.audio), u8(0), decoder, descriptor(6, u8(2)))
  return box('mp4a', head, [fullBox('esds', 0, 0, stream)])
}

/** Tag and one-byte length: ISO/IEC 14496-1 §8.3.3. */
function descriptor(tag: number, ...fields: readonly Field[]): Field {
  const body = fieldBytes(...fields)
  return raw(fieldBytes(u8(tag), u8(body.length), raw(body)))
}
