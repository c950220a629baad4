/** A whole device on the simulated board, with the recorded tape as its camera, in virtual time. */
import { readFileSync } from 'node:fs'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { openTape, parseTape } from '../../hal/camera/tape.ts'
import { unwrapAge } from '../../hal/envelopes/age.ts'
import type { MediaSink } from '../../hal/hal.ts'
import { type Mock, type MockOptions, openMock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { concatBytes, hexOf } from '../../src/bytes.ts'
import { openRecording } from '../../src/crypto/open.ts'
import type { OpenedChunk } from '../../src/crypto/playback.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import type { DeviceOptions } from '../../src/device/options.ts'
import { type Profile, parseProfile } from '../../src/device/profile.ts'
import { openDevice } from '../../src/device/runtime.ts'
import type { Device, TraceRecord } from '../../src/device/status.ts'
import { type JoinPart, joinFragments } from '../../src/media/join.ts'
import type { Primitives } from '../../src/primitives.ts'
import { type CardReport, readCard } from '../../src/sim/card.ts'
import { remembering } from '../../src/sim/remember.ts'
import type { Track } from '../../src/unit.ts'

/** Of the recording's id, so many characters end its directory's name. */
const DIRECTORY_ID_CHARS = 8
const tape = parseTape(readFileSync(new URL('../../tapes/scene.tape', import.meta.url)))

/** Each signature is verified, once: the next boot and whoever reads the card meet the same ones again. */
export const primitives: Primitives = {
  ...remembering(nodePrimitives),
  ed25519Signer: nodePrimitives.ed25519Signer,
}

export function profileNamed(id: string): Profile {
  const file = `profiles/${id}.yaml`
  return parseProfile(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), file)
}

export interface Rig {
  readonly mock: Mock
  readonly device: Device
  readonly trace: TraceRecord[]
}

export function openBoard(options: Partial<MockOptions> = {}): Mock {
  return openMock({
    seed: 1,
    primitives,
    media: (clock) => openTape(tape, clock, { skips: true }),
    ...options,
  })
}

/** Boots the device on this board; virtual time passes until it is in standby. */
export async function bootOn(
  mock: Mock,
  profile = profileNamed('demo'),
  more: Partial<DeviceOptions> = {},
): Promise<Rig> {
  const trace: TraceRecord[] = []
  const device = await mock.board.until(
    openDevice(mock.hal, {
      profile,
      profileHash: nodePrimitives.sha256(),
      policy: { hash: nodePrimitives.sha256(), kind: 'demo' },
      trace: (record) => trace.push(record),
      ...more,
    }),
  )
  return { mock, device, trace }
}

/** One unit as the camera gave it. */
export interface Given {
  readonly track: Track
  readonly ptsUs: number
  readonly hash: string
}

/** The tape, and a record of every unit it handed over. */
export function witnessedTape(given: Given[]): NonNullable<MockOptions['media']> {
  return (clock) => {
    const source = openTape(tape, clock, { skips: true })
    const watch = (sink: MediaSink): MediaSink => ({
      ...sink,
      unit(unit) {
        given.push({ track: unit.track, ptsUs: unit.ptsUs, hash: hashOf(unit.data) })
        sink.unit(unit)
      },
    })
    const { camera, microphone } = source
    return {
      camera: { ...camera, open: (sink) => camera.open(watch(sink)) },
      ...(microphone && { microphone: { ...microphone, open: (sink) => microphone.open(watch(sink)) } }),
    }
  }
}

export function hashOf(data: Uint8Array): string {
  return hexOf(nodePrimitives.sha256(data))
}

/** What the card proves to a stranger, with the board's own root pinned. */
export function cardOf({ board }: Mock): Promise<CardReport> {
  const { certificates, root } = board.keystore.vault
  return readCard(primitives, board.disk.image(), { certificates, ...(root && { root }) })
}

/** The samples of one track as a player finds them in the opened recording. */
export async function openedSamples(
  mock: Mock,
  track: Track,
  recording?: string,
): Promise<readonly { timestampUs: number; hash: string }[]> {
  const input = new Input({
    source: new BufferSource(await openedMp4(mock, recording)),
    formats: ALL_FORMATS,
  })
  const found = track === 'video' ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack()
  if (!found) return []
  const samples: { timestampUs: number; hash: string }[] = []
  for await (const packet of new EncodedPacketSink(found).packets())
    samples.push({ timestampUs: Math.round(packet.timestamp * 1e6), hash: hashOf(packet.data) })
  return samples
}

/** The recording with this id, or the only one, opened with the board's first recipient, as one MP4. */
export async function openedMp4(mock: Mock, recording = ''): Promise<Uint8Array> {
  const { inits, parts } = await openedParts(mock, recording)
  return joined(inits, parts)
}

export interface OpenedParts {
  readonly inits: readonly Uint8Array[]
  readonly parts: readonly OpenedChunk[]
}

/** The same as its parts: the fragments of all tracks, in order. */
export async function openedParts({ board }: Mock, recording = ''): Promise<OpenedParts> {
  const directory = recording.slice(0, DIRECTORY_ID_CHARS)
  const files = [...board.disk.image().files]
    .filter(([name]) => name.endsWith('.zeu') && name.includes(directory))
    .map(([name, bytes]) => fileOfBytes(name, bytes))
  const opened = await openRecording(nodePrimitives, files, (envelope) =>
    unwrapAge(envelope, [...board.envelopes.identities].slice(0, 1)),
  )
  const parts: OpenedChunk[] = []
  for await (const part of opened.parts()) parts.push({ ...part, fragment: part.fragment.slice() })
  return { inits: opened.inits, parts }
}

export async function joined(inits: readonly Uint8Array[], parts: Iterable<JoinPart>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of joinFragments(inits, parts)) pieces.push(piece)
  return concatBytes(...pieces)
}
