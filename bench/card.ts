/**
 * A camera's data directory of a given size: enrolled, with ledger and recordings, written by the store itself.
 *
 *   footage ─► recording ─► segments ─► disk       the clock is moved on by hand: as fast as the disk takes it
 *
 * Real keys, envelopes and syncs; only time is not. Recordings are ten minutes long.
 */
import { join } from 'node:path'
import { openNodeDisk } from '../hal/disk/node.ts'
import { openNodeEntropy } from '../hal/entropy/node.ts'
import { openAgeEnvelopes } from '../hal/envelopes/age.ts'
import type { Clock } from '../hal/hal.ts'
import { openFileKeyStore } from '../hal/keystore/file.ts'
import { nodePrimitives as primitives } from '../hal/primitives/node.ts'
import { ensureEnrolled, readRecipients } from '../src/cli/authority/demokeys.ts'
import { readDeviceCertificate } from '../src/crypto/certificate.ts'
import { FORMAT_VERSION } from '../src/crypto/header.ts'
import { type Creation, createCreation } from '../src/store/creation.ts'
import { openLedger } from '../src/store/ledger.ts'
import { RECORDINGS_DIRECTORY } from '../src/store/names.ts'
import { createRecording } from '../src/store/recording.ts'
import { FOOTAGE_BITS_PER_SECOND, footage, inits } from './footage.ts'

const RECORDING_SECONDS = 600
const HELD_BYTES_MAX = 16 * 1024 * 1024
/** So many wait for the disk, a second each and far below what may be held. */
const HELD_FRAGMENTS_MAX = 6

export interface CardWritten {
  /** Directories of the recordings, as paths. */
  readonly recordings: readonly string[]
  readonly footageBytes: number
}

/** At least `bytes` of footage, in `data`, which need not exist yet. */
export async function writeCard(data: string, bytes: number): Promise<CardWritten> {
  await ensureEnrolled(data)
  const hand = createClock()
  const { clock } = hand
  const disk = await openNodeDisk(data)
  const entropy = openNodeEntropy()
  const keystore = await openFileKeyStore(join(data, 'device'))
  const envelopes = openAgeEnvelopes(await readRecipients(data))
  const certificates = await keystore.certificates()
  const read = readDeviceCertificate(certificates[0] ?? new Uint8Array(0))
  if (!read.ok) throw new Error(read.detail)
  const { name: device, publicKey: deviceKey } = read.certificate
  const hash = primitives.sha256()
  const bootId = entropy.bytes(16)
  const board = { name: 'bench', bootId, resetCause: 'power-on', ramBytes: 0, firmwareHash: hash } as const
  const facts = {
    version: FORMAT_VERSION,
    ...{ device, certificates, bootId, firmwareHash: hash, keyStore: keystore.kind },
    policy: { hash, kind: 'demo' },
    profile: { id: 'demo', hash },
  } as const
  const parts = { board, clock, deviceKey, disk, entropy, envelopes, facts, keystore, primitives }
  const ledger = await openLedger(parts)
  await disk.makeDir(RECORDINGS_DIRECTORY)
  await disk.syncDir('')
  const creation = createCreation(parts, ledger)
  const recordings: string[] = []
  let footageBytes = 0
  while (footageBytes < bytes) {
    const left = Math.ceil(((bytes - footageBytes) * 8) / FOOTAGE_BITS_PER_SECOND)
    const written = await record(creation, hand, Math.min(RECORDING_SECONDS, left + 1))
    recordings.push(join(data, written.directory))
    footageBytes += written.bytes
  }
  await creation.close()
  await ledger.append({ type: 'shutdown', cause: 'told' })
  await ledger.close()
  return { recordings, footageBytes }
}

async function record(creation: Creation, hand: Hand, seconds: number) {
  const baseUs = hand.clock.nowUs()
  let waiting = 0
  let settle: () => void = () => {}
  const durable = (): void => {
    waiting--
    settle()
  }
  const fail = (error: unknown): void => {
    throw error
  }
  const { directory, parts } = creation.recording(fail)
  const recording = createRecording(
    parts,
    { heldBytesMax: HELD_BYTES_MAX },
    { durable, replaced: fail, failed: fail },
  )
  let bytes = 0
  for (const fragment of footage(seconds)) {
    hand.moveTo(baseUs + fragment.fromUs + fragment.durUs)
    bytes += fragment.bytes.length
    waiting++
    recording.write({
      ...{ track: fragment.track, init: inits[fragment.track], fragment: fragment.bytes },
      ...{ fromUs: baseUs + fragment.fromUs, durUs: fragment.durUs, frames: fragment.units },
      ...{ syncFirst: fragment.syncFirst, discontinuity: false, preRecord: false },
    })
    while (waiting > HELD_FRAGMENTS_MAX)
      await new Promise<void>((resolve) => {
        settle = resolve
      })
  }
  await recording.finish('stopped')
  return { directory, bytes }
}

interface Hand {
  readonly clock: Clock
  moveTo(us: number): void
}

function createClock(): Hand {
  const startUs = Date.now() * 1000
  let nowUs = 1_000_000
  return {
    clock: {
      nowUs: () => nowUs,
      wallUs: () => startUs + nowUs,
      state: () => 'network',
      setTimeout: () => undefined,
      clearTimeout: () => undefined,
    },
    moveTo(us) {
      nowUs = Math.max(nowUs, us)
    },
  }
}
