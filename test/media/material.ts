/**
 * What the media tests work on: real H.264 and AAC out of mux.js' test segment, and ffmpeg where
 * it is installed, as the player that was not written by us.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { concatBytes } from '../../src/bytes.ts'
import { audioFormatOfConfiguration, parseAdtsHeader } from '../../src/media/adts.ts'
import { unitOfAnnexB } from '../../src/media/annexb.ts'
import { createFragmenter, type Fragment } from '../../src/media/fragment.ts'
import { videoFormatOf } from '../../src/media/sps.ts'
import type { AudioFormat, EncodedUnit, Track, VideoFormat } from '../../src/unit.ts'

export const SEGMENT = new URL('../../node_modules/mux.js/test/segments/test-segment.ts', import.meta.url)
  .pathname
export const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0

export interface Material {
  readonly video: VideoFormat
  readonly audio: AudioFormat
  readonly units: readonly EncodedUnit[]
  /** The video track as the camera would give it. */
  readonly annexB: Uint8Array
  /** The access units of the stream, as split by somebody else. */
  readonly packets: readonly Uint8Array[]
}

const us = (seconds: number): number => Math.round(seconds * 1_000_000)

/** Units of both tracks in time order. */
export async function readMaterial(): Promise<Material> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(readFileSync(SEGMENT)) })
  const videoTrack = await input.getPrimaryVideoTrack()
  const audioTrack = await input.getPrimaryAudioTrack()
  if (videoTrack === null || audioTrack === null) throw new Error('the test segment has two tracks')
  const packets: Uint8Array[] = []
  const units: EncodedUnit[] = []
  let video: VideoFormat | undefined
  let audio: AudioFormat | undefined
  for await (const packet of new EncodedPacketSink(videoTrack).packets()) {
    const lone = unitOfAnnexB(packet.data)
    if (lone === undefined) throw new Error('a packet without a picture')
    if (lone.sps !== undefined) video = videoFormatOf(lone.sps, ...lone.pps)
    packets.push(packet.data)
    units.push({
      track: 'video',
      ptsUs: us(packet.timestamp),
      durUs: us(packet.duration),
      key: lone.key,
      data: lone.data,
    })
  }
  for await (const packet of new EncodedPacketSink(audioTrack).packets()) {
    const header = parseAdtsHeader(packet.data)
    if (header !== undefined) audio = audioFormatOfConfiguration(header.configuration)
    const data = packet.data.slice(header?.headerBytes ?? 0)
    units.push({ track: 'audio', ptsUs: us(packet.timestamp), durUs: us(packet.duration), key: true, data })
  }
  if (audio === undefined) {
    const description = (await audioTrack.getDecoderConfig())?.description
    audio = audioFormatOfConfiguration(new Uint8Array(description as ArrayBuffer))
  }
  if (video === undefined || audio === undefined) throw new Error('the test segment says its formats')
  const inTime = units.sort((a, b) => a.ptsUs - b.ptsUs)
  return { video, audio, units: inTime, annexB: concatBytes(...packets), packets }
}

export function fragmentsOf(
  units: readonly EncodedUnit[],
  options: { fragmentUs?: number; firstFragmentUs?: number; baseUs?: number } = {},
): Fragment[] {
  const fragments: (Fragment | undefined)[] = []
  const common = { fragmentUs: 1_000_000, firstFragmentUs: 250_000, baseUs: units[0]?.ptsUs ?? 0, ...options }
  for (const track of ['video', 'audio'] satisfies Track[]) {
    const fragmenter = createFragmenter({ track, ...common })
    for (const unit of units) if (unit.track === track) fragments.push(fragmenter.push(unit))
    fragments.push(fragmenter.flush())
  }
  return fragments.filter((fragment) => fragment !== undefined).sort((a, b) => a.fromUs - b.fromUs)
}

export interface ReadTrack {
  readonly codec: string | null
  readonly packets: readonly { data: Uint8Array; key: boolean; ptsUs: number; durUs: number }[]
}

/** A file as mediabunny reads it. */
export async function readBack(bytes: Uint8Array): Promise<Partial<Record<Track, ReadTrack>>> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) })
  const found: Partial<Record<Track, ReadTrack>> = {}
  for (const track of await input.getTracks()) {
    if (!track.isVideoTrack() && !track.isAudioTrack()) continue
    const packets: ReadTrack['packets'][number][] = []
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const { data, type, timestamp, duration } = packet
      packets.push({ data, key: type === 'key', ptsUs: us(timestamp), durUs: us(duration) })
    }
    found[track.isVideoTrack() ? 'video' : 'audio'] = {
      codec: await track.getCodecParameterString(),
      packets,
    }
  }
  return found
}

/** Runs `ffmpeg` on a file of these bytes and gives its output; throws with what it complained about. */
export function ffmpeg(bytes: Uint8Array, ...output: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-media-'))
  try {
    const file = join(directory, 'clip.mp4')
    writeFileSync(file, bytes)
    return play(file, ...output)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Any line on stderr counts as a complaint, as does an exit code. */
export function play(file: string, ...output: readonly string[]): string {
  const args = ['-v', 'error', '-xerror', '-i', file, ...(output.length === 0 ? ['-f', 'null', '-'] : output)]
  const { status, stdout, stderr } = spawnSync('ffmpeg', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0 || stderr !== '') throw new Error(`ffmpeg ended with ${status}: ${stderr}`)
  return stdout
}

/** Checksums of the decoded frames alone. */
export function frameSums(framemd5: string): string[] {
  return framemd5
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '')
}

/** An H.264 clip of another size, for a change of resolution. */
export function drawnAnnexB(size: string): Uint8Array {
  const source = ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=10:duration=1`]
  const encode = ['-c:v', 'libx264', '-bf', '0', '-g', '5', '-pix_fmt', 'yuv420p', '-f', 'h264', '-']
  return execFileSync('ffmpeg', ['-v', 'error', ...source, ...encode])
}
