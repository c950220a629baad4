import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import { afterAll, describe, expect, test } from 'vitest'
import { openCapture, parseCameraSpec } from '../../../hal/camera/cameras.ts'
import { readClip } from '../../../hal/camera/clip.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { unitOfAnnexB } from '../../../src/media/annexb.ts'
import { collect } from './real.ts'

/** Real H.264 and AAC in MPEG-TS: 388×300, 8.9 s. */
const TS_FILE = createRequire(import.meta.url).resolve('mux.js/test/segments/test-segment.ts')
const folder = mkdtempSync(join(tmpdir(), 'zeuge-clip-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function demuxed() {
  const input = new Input({
    formats: ALL_FORMATS,
    source: new BufferSource(new Uint8Array(readFileSync(TS_FILE))),
  })
  const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
  if (picture === null || sound === null) throw new Error('the test material has changed')
  const packets = async (track: typeof picture | typeof sound): Promise<EncodedPacket[]> => {
    const all: EncodedPacket[] = []
    for await (const packet of new EncodedPacketSink(track).packets()) all.push(packet)
    return all
  }
  return { video: await packets(picture), audio: await packets(sound) }
}

/** An MP4 of our own making: pictures at the given seconds, as a file with B frames would have them. */
async function writeMp4(name: string, codec: 'avc' | 'vp9', seconds: readonly number[]): Promise<string> {
  const tape = await readClip(TS_FILE)
  const first = tape.video[0]
  if (first?.format.track !== 'video') throw new Error('the test material has changed')
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() })
  const source = new EncodedVideoPacketSource(codec)
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = {
    codec: codec === 'avc' ? first.format.codec : 'vp09.00.10.08',
    codedWidth: 388,
    codedHeight: 300,
    description: first.format.configuration,
  }
  for (const [index, at] of seconds.entries()) {
    const packet = new EncodedPacket(first.unit.data, index === 0 ? 'key' : 'delta', at, 0.04)
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  const path = join(folder, name)
  writeFileSync(path, new Uint8Array(output.target.buffer ?? new ArrayBuffer(0)))
  return path
}

describe('a clip', () => {
  test('replays a transport stream: every access unit and AAC frame, at its own pace, on one time line', async () => {
    const source = await demuxed()
    const clock = createMockClock()
    const { camera, microphone } = await openCapture(parseCameraSpec(`clip:${TS_FILE}`), { clock })
    const [seen, heard] = [collect(), collect()]
    const startUs = clock.nowUs()
    const sessions = [camera.open(seen), microphone?.open(heard)]
    await clock.advance(8_900)
    for (const session of sessions) await session?.close()

    expect(seen.formats).toMatchObject([{ track: 'video', codec: 'avc1.42c015', width: 388, height: 300 }])
    expect(heard.formats).toMatchObject([
      { track: 'audio', codec: 'mp4a.40.2', sampleRate: 44_100, channels: 2 },
    ])
    expect(seen.units.map((unit) => unit.data)).toEqual(
      source.video.map(({ data }) => unitOfAnnexB(data)?.data),
    )
    expect(seen.units.map((unit) => unit.key)).toEqual(source.video.map(({ type }) => type === 'key'))
    expect(heard.units.map((unit) => unit.data)).toEqual(source.audio.map(({ data }) => data.slice(7)))
    const baseSeconds = source.video[0]?.timestamp ?? 0
    for (const [units, packets] of [
      [seen.units, source.video],
      [heard.units, source.audio],
    ] as const)
      units.forEach((unit, index) => {
        const seconds = (packets[index]?.timestamp ?? 0) - baseSeconds
        expect(Math.abs(unit.ptsUs - startUs - seconds * 1_000_000)).toBeLessThanOrEqual(1)
      })
  })

  test('is the same out of an MP4 as out of the transport stream it was made of', async () => {
    const tape = await readClip(TS_FILE)
    const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() })
    const [picture, sound] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')]
    output.addVideoTrack(picture)
    output.addAudioTrack(sound)
    await output.start()
    for (const { format, unit } of tape.video) {
      if (format.track !== 'video') continue
      const packet = new EncodedPacket(
        unit.data,
        unit.key ? 'key' : 'delta',
        unit.ptsUs / 1e6,
        unit.durUs / 1e6,
      )
      await picture.add(packet, {
        decoderConfig: {
          codec: format.codec,
          codedWidth: format.width,
          codedHeight: format.height,
          description: format.configuration,
        },
      })
    }
    for (const { format, unit } of tape.audio) {
      if (format.track !== 'audio') continue
      await sound.add(new EncodedPacket(unit.data, 'key', unit.ptsUs / 1e6, unit.durUs / 1e6), {
        decoderConfig: {
          codec: format.codec,
          sampleRate: format.sampleRate,
          numberOfChannels: format.channels,
          description: format.configuration,
        },
      })
    }
    await output.finalize()
    const path = join(folder, 'same.mp4')
    writeFileSync(path, new Uint8Array(output.target.buffer ?? new ArrayBuffer(0)))

    const again = await readClip(path)
    expect(again.video.map(({ unit }) => unit.data)).toEqual(tape.video.map(({ unit }) => unit.data))
    expect(again.audio.map(({ unit }) => unit.data)).toEqual(tape.audio.map(({ unit }) => unit.data))
    expect(again.video[0]?.format).toEqual(tape.video[0]?.format)
    expect(again.audio[0]?.format).toEqual(tape.audio[0]?.format)
  })

  test('with B frames is refused with the command that converts it', async () => {
    const path = await writeMp4('b.mp4', 'avc', [0, 0.08, 0.04, 0.12])
    await expect(readClip(path)).rejects.toMatchObject({ code: 'CLIP_UNSUPPORTED' })
    await expect(readClip(path)).rejects.toThrow(/has B frames .*ffmpeg -i .*b\.mp4 .*-bf 0 .*b-plain\.mp4/)
  })

  test('of another codec is refused by its name', async () => {
    const path = await writeMp4('other.mp4', 'vp9', [0, 0.04])
    await expect(readClip(path)).rejects.toThrow('has vp9 video, not H.264')
  })

  test('that is no video file, is empty, is a folder, is cut off or is not there is refused in a sentence', async () => {
    const text = join(folder, 'text.mp4')
    writeFileSync(text, 'no video at all')
    const empty = join(folder, 'empty.mp4')
    writeFileSync(empty, '')
    const cut = await writeMp4('cut.mp4', 'avc', [0, 0.04, 0.08])
    truncateSync(cut, 700)
    for (const [path, code] of [
      [text, 'CLIP_UNSUPPORTED'],
      [empty, 'CLIP_UNSUPPORTED'],
      [folder, 'FILE_UNREADABLE'],
      [join(folder, 'absent.mp4'), 'FILE_MISSING'],
    ] as const)
      await expect(readClip(path), path).rejects.toMatchObject({ name: 'ZeugeError', code })
    await expect(readClip(cut)).rejects.toMatchObject({ name: 'ZeugeError' })
  })
})
