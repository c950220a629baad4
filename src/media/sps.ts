/**
 * The sequence parameter set (ITU-T H.264 §7.3.2.1.1): picture size, profile and level, and
 * the decoder configuration record made of it (ISO/IEC 14496-15 §5.3.3.1), both ways.
 *
 * Promises: undefined, never an error, for what it cannot read. It reads no further than the
 * cropping window: timing and reordering hints are the decoder's affair.
 */
import { type Bytes, concatBytes, hexOf } from '../bytes.ts'
import type { VideoFormat } from '../unit.ts'

/** Lengths in the configuration record are 16 bit, counts 5 and 8 bit; real sets have tens of bytes. */
const SET_BYTES_MAX = 0xffff
const SPS_COUNT_MAX = 31
const PPS_COUNT_MAX = 255
/** 16384: level 6.2 ends there. */
const MACROBLOCKS_MAX = 1024
/** Profiles whose parameter set states chroma format and bit depths (ITU-T H.264 §7.3.2.1.1). */
const HIGH_PROFILES: readonly number[] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]
/** Of these, the ones whose configuration record repeats them (ISO/IEC 14496-15 §5.3.3.1.2). */
const EXTENDED_RECORDS: readonly number[] = [100, 110, 122, 144]

export interface SequenceParameters {
  readonly profile: number
  /** The byte of constraint flags. */
  readonly compatibility: number
  readonly level: number
  /** After cropping. */
  readonly width: number
  readonly height: number
  readonly chromaFormat: number
  readonly bitDepthLuma: number
  readonly bitDepthChroma: number
}

export interface AvcConfiguration {
  readonly sps: readonly Bytes[]
  readonly pps: readonly Bytes[]
  /** Size of the length before each NAL unit, 1, 2 or 4. */
  readonly lengthBytes: number
}

/** `sps` with its NAL header byte and emulation prevention, as it stands in the stream. */
export function parseSps(sps: Uint8Array): SequenceParameters | undefined {
  if (sps.length < 4 || sps.length > SET_BYTES_MAX || ((sps[0] ?? 0) & 0x1f) !== 7) return undefined
  const bits = createBits(withoutEmulation(sps.subarray(1)))
  const profile = bits.take(8)
  const compatibility = bits.take(8)
  const level = bits.take(8)
  bits.golomb()
  const depth = HIGH_PROFILES.includes(profile)
    ? takeDepth(bits)
    : { chromaFormat: 1, bitDepthLuma: 8, bitDepthChroma: 8, separatePlanes: false }
  bits.golomb()
  takeOrderCount(bits)
  bits.golomb()
  bits.take(1)
  const columns = bits.golomb() + 1
  const rows = bits.golomb() + 1
  const framesOnly = bits.take(1)
  if (framesOnly === 0) bits.take(1)
  bits.take(1)
  const crop = bits.take(1) === 1 ? takeCrop(bits) : { left: 0, right: 0, top: 0, bottom: 0 }
  if (bits.overrun() || columns > MACROBLOCKS_MAX || rows > MACROBLOCKS_MAX) return undefined
  const sampled = depth.separatePlanes ? 0 : depth.chromaFormat
  const cropX = sampled === 1 || sampled === 2 ? 2 : 1
  const cropY = (sampled === 1 ? 2 : 1) * (2 - framesOnly)
  const width = columns * 16 - cropX * (crop.left + crop.right)
  const height = rows * 16 * (2 - framesOnly) - cropY * (crop.top + crop.bottom)
  if (width <= 0 || height <= 0) return undefined
  const { chromaFormat, bitDepthLuma, bitDepthChroma } = depth
  return { profile, compatibility, level, width, height, chromaFormat, bitDepthLuma, bitDepthChroma }
}

/** The id a picture parameter set goes by (`pic_parameter_set_id`); undefined where it is none. */
export function ppsId(pps: Uint8Array): number | undefined {
  if (pps.length < 2 || pps.length > SET_BYTES_MAX || ((pps[0] ?? 0) & 0x1f) !== 8) return undefined
  const bits = createBits(withoutEmulation(pps.subarray(1)))
  const id = bits.golomb()
  return bits.overrun() || id > 255 ? undefined : id
}

/** AVCDecoderConfigurationRecord with 4-byte lengths; undefined where the sets cannot be read. */
export function avcConfiguration(sps: Uint8Array, ...pps: readonly Uint8Array[]): Bytes | undefined {
  const parameters = parseSps(sps)
  if (parameters === undefined || pps.length === 0 || pps.length > PPS_COUNT_MAX) return undefined
  if (pps.some((set) => ppsId(set) === undefined)) return undefined
  const { profile, compatibility, level, chromaFormat, bitDepthLuma, bitDepthChroma } = parameters
  const tail = EXTENDED_RECORDS.includes(profile)
    ? [0xfc | chromaFormat, 0xf8 | (bitDepthLuma - 8), 0xf8 | (bitDepthChroma - 8), 0]
    : []
  return concatBytes(
    Uint8Array.of(1, profile, compatibility, level, 0xff, 0xe1),
    ...behindLengths([sps]),
    Uint8Array.of(pps.length),
    ...behindLengths(pps),
    Uint8Array.from(tail),
  )
}

/** Reads the record back, as sources that replay a file have it; undefined where it is none. */
export function parseAvcConfiguration(record: Uint8Array): AvcConfiguration | undefined {
  const lengthBytes = ((record[4] ?? 0) & 3) + 1
  if (record.length < 7 || record[0] !== 1 || lengthBytes === 3) return undefined
  let at = 6
  const takeSets = (count: number): Bytes[] | undefined => {
    const sets: Bytes[] = []
    for (let index = 0; index < count; index++) {
      const length = (record[at] ?? 0) * 256 + (record[at + 1] ?? 0)
      if (length === 0 || at + 2 + length > record.length) return undefined
      sets.push(record.slice(at + 2, at + 2 + length) as Bytes)
      at += 2 + length
    }
    return sets
  }
  const sps = takeSets((record[5] ?? 0) & SPS_COUNT_MAX)
  if (sps === undefined || at >= record.length) return undefined
  const count = record[at] ?? 0
  at++
  const pps = takeSets(count)
  return pps === undefined || sps.length === 0 || pps.length === 0 ? undefined : { sps, pps, lengthBytes }
}

export function videoFormatOf(sps: Uint8Array, ...pps: readonly Uint8Array[]): VideoFormat | undefined {
  const parameters = parseSps(sps)
  const configuration = avcConfiguration(sps, ...pps)
  if (parameters === undefined || configuration === undefined) return undefined
  const { width, height } = parameters
  const codec = `avc1.${hexOf(configuration.subarray(1, 4))}`
  return { track: 'video', codec, width, height, configuration }
}

/** The format of a file's track; its record is written anew, so that lengths are always 4 bytes. */
export function videoFormatOfConfiguration(record: Uint8Array): VideoFormat | undefined {
  const configuration = parseAvcConfiguration(record)
  const sps = configuration?.sps[0]
  if (configuration === undefined || sps === undefined || configuration.sps.length > 1) return undefined
  return videoFormatOf(sps, ...configuration.pps)
}

function behindLengths(sets: readonly Uint8Array[]): Uint8Array[] {
  return sets.flatMap((set) => [Uint8Array.of(set.length >> 8, set.length & 0xff), set])
}

/** Removes each 03 of 00 00 03 (ITU-T H.264 §7.4.1). */
function withoutEmulation(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let zeros = 0
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    zeros = byte === 0 ? zeros + 1 : 0
    out.push(byte)
  }
  return Uint8Array.from(out)
}

interface Bits {
  take(count: number): number
  /** ue(v), ITU-T H.264 §9.1. */
  golomb(): number
  /** Something was read from behind the end, or a code was longer than any may be: all values are void. */
  overrun(): boolean
}

function createBits(bytes: Uint8Array): Bits {
  let at = 0
  let void_ = false
  const bit = (): number => {
    const byte = bytes[at >> 3]
    if (byte === undefined) void_ = true
    return ((byte ?? 0) >> (7 - (at++ & 7))) & 1
  }
  const take = (count: number): number => {
    let value = 0
    for (let index = 0; index < count; index++) value = value * 2 + bit()
    return value
  }
  return {
    take,
    golomb() {
      let zeros = 0
      while (!void_ && bit() === 0) zeros++
      if (zeros > 31) void_ = true
      return void_ ? 0 : 2 ** zeros - 1 + take(zeros)
    },
    overrun: () => void_,
  }
}

function takeDepth(bits: Bits) {
  const chromaFormat = bits.golomb()
  const separatePlanes = chromaFormat === 3 && bits.take(1) === 1
  const bitDepthLuma = bits.golomb() + 8
  const bitDepthChroma = bits.golomb() + 8
  bits.take(1)
  if (bits.take(1) === 1) {
    const lists = chromaFormat === 3 ? 12 : 8
    for (let list = 0; list < lists; list++) if (bits.take(1) === 1) skipScalingList(bits, list < 6 ? 16 : 64)
  }
  return { chromaFormat, bitDepthLuma, bitDepthChroma, separatePlanes }
}

/** ITU-T H.264 §7.3.2.1.1.1. */
function skipScalingList(bits: Bits, size: number): void {
  let last = 8
  let next = 8
  for (let index = 0; index < size; index++) {
    if (next !== 0) next = (last + signed(bits.golomb()) + 256) % 256
    last = next === 0 ? last : next
  }
}

/** pic_order_cnt_type and what hangs on it. */
function takeOrderCount(bits: Bits): void {
  const type = bits.golomb()
  if (type === 0) bits.golomb()
  if (type !== 1) return
  bits.take(1)
  bits.golomb()
  bits.golomb()
  const cycle = bits.golomb()
  for (let index = 0; index < cycle && !bits.overrun(); index++) bits.golomb()
}

function takeCrop(bits: Bits) {
  return { left: bits.golomb(), right: bits.golomb(), top: bits.golomb(), bottom: bits.golomb() }
}

/** se(v) of a ue(v), ITU-T H.264 §9.1.1. */
function signed(code: number): number {
  return code % 2 === 1 ? (code + 1) / 2 : -code / 2
}
