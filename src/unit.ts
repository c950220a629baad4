/**
 * What a camera or a microphone hands over: encoded access units and the format they are in; and what a recording
 * holds beside them.
 *
 * Ours, so that no codec library's types cross a room. All times are integer
 * microseconds of the board's monotonic clock, so video and audio share one time line.
 */
import type { Bytes } from './bytes.ts'

/** What cameras and microphones give. */
export type Track = 'video' | 'audio'
/** What a recording is made of: also what was known at a time (src/media/metadata.ts). */
export type RecordedTrack = Track | 'metadata'

/** One H.264 access unit, AAC frame or metadata sample, in decode order; presentation order is the same (no B frames). */
export interface RecordedUnit {
  readonly track: RecordedTrack
  readonly ptsUs: number
  readonly durUs: number
  /** Video: contains an IDR slice (NAL type 5). Others: always true. */
  readonly key: boolean
  /**
   * Video: NAL units, each behind its 4-byte length (ISO/IEC 14496-15), without parameter sets and
   * access unit delimiters. Audio: one raw AAC frame, no ADTS header. Metadata: a JSON object.
   * Lent: valid only until the call that hands it over returns; copy what you keep, the source wipes it.
   */
  readonly data: Uint8Array
}

export interface EncodedUnit extends RecordedUnit {
  readonly track: Track
}

/** What a decoder must know before the next unit. A new one may come at any time, before a key unit. */
export type TrackFormat = VideoFormat | AudioFormat
export type RecordedFormat = TrackFormat | MetadataFormat

export interface VideoFormat {
  readonly track: 'video'
  /** RFC 6381, such as avc1.42c01f. */
  readonly codec: string
  readonly width: number
  readonly height: number
  /** AVCDecoderConfigurationRecord (ISO/IEC 14496-15 §5.3.3.1). */
  readonly configuration: Bytes
}

export interface AudioFormat {
  readonly track: 'audio'
  /** RFC 6381: mp4a.40.2. */
  readonly codec: string
  readonly sampleRate: number
  readonly channels: number
  /** AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1). */
  readonly configuration: Bytes
}

export interface MetadataFormat {
  readonly track: 'metadata'
  readonly mime: 'application/json'
}

/** Largest access unit anybody passes on; a larger one is a broken camera (8 Mbit/s key frames stay below 1 MiB). */
export const UNIT_BYTES_MAX = 4 * 1024 * 1024
