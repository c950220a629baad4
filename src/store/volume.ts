/**
 * One ledger volume as a file: begun, appended to, and put back to what is durable when that fails.
 *
 *   name durable ─► epoch (counter) ─► HEADER, `volume`, CHECKPOINT durable ─► events …
 *
 * After an error nobody knows what of the last append a power cut would leave, though it can still be
 * read: the file is replaced by what was durable before. What stands in a volume is ledger.ts's affair.
 */
import type { Board, Clock, Disk, DiskFile } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import { concatBytes, utf8 } from '../bytes.ts'
import type { VolumeEvent } from '../crypto/event.ts'
import type { VolumeHeader } from '../crypto/header.ts'
import { createVolume, type Volume } from '../crypto/ledger.ts'
import { VOLUME_BYTES_MAX } from '../crypto/readvolume.ts'
import { assert, ZeugeError } from '../errors.ts'
import { type Appender, createAppender } from './appender.ts'
import type { Epoch, EpochParts } from './epoch.ts'
import { LEDGER_DIRECTORY, volumeName, volumeNumber } from './names.ts'
import { stampAt } from './segment.ts'

export interface LedgerParts extends EpochParts {
  readonly clock: Clock
  readonly disk: Disk
  readonly board: Board
  /** P-256 point of the device key, 65 bytes. */
  readonly deviceKey: Bytes
  /** What every HEADER of this boot says alike. */
  readonly facts: HeaderFacts
}

export type HeaderFacts = Pick<
  VolumeHeader,
  'version' | 'device' | 'certificates' | 'bootId' | 'firmwareHash' | 'keyStore' | 'policy' | 'profile'
>

export interface OpenVolume {
  readonly volume: Volume
  readonly appender: Appender
  readonly number: number
  epoch: Epoch
  durable: number
  fileBytes: number
  durableBytes: number
}

/**
 * What a volume holds that was never begun, because a crash or a fault came between its name and its HEADER. Empty files
 * would all be the same bytes, and in the dock a file is named by its hash: a second one would never be handed over.
 */
const unbegun = (device: string, number: number): Bytes =>
  utf8(`zeuge/v1 ledger volume ${number} of ${device} was not begun\n`)

/**
 * After a kill the last volume may be in memory only, and a sync would not tell: where a write was lost before, the
 * kernel calls its pages clean. So its bytes are written once more. Each one before it was made durable like
 * this before the next began.
 */
export async function settleLastVolume({ disk, facts }: Settling): Promise<void> {
  const entries = await disk.list(LEDGER_DIRECTORY)
  const number = entries.flatMap(({ name }) => volumeNumber(name) ?? []).at(-1)
  if (number === undefined) return
  const name = volumeName(number)
  const bytes = (await disk.size(name)) ?? 0
  // A larger one is none of ours, and counts for nothing.
  if (bytes > VOLUME_BYTES_MAX) return
  const content = await disk.read(name, 0, bytes)
  // A cut may leave zeros where nothing was written.
  const isBlank = content.every((byte) => byte === 0)
  await disk.replace(name, isBlank ? unbegun(facts.device, number) : content)
}

type Settling = Pick<LedgerParts, 'disk' | 'facts'>

/** Volumes that failed and are not put back yet: number, and bytes that were durable. One at a time. */
export type Spoiled = Map<number, number>

/** Tries at once; where the disk refuses that too, before the next volume begins. */
export async function spoil(
  parts: Settling,
  spoiled: Spoiled,
  volume: Pick<OpenVolume, 'number' | 'durableBytes'>,
): Promise<void> {
  spoiled.set(volume.number, volume.durableBytes)
  try {
    await putBack(parts, spoiled)
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
  }
}

export async function putBack({ disk, facts }: Settling, spoiled: Spoiled): Promise<void> {
  for (const [number, bytes] of spoiled) {
    const name = volumeName(number)
    await disk.replace(name, bytes === 0 ? unbegun(facts.device, number) : await disk.read(name, 0, bytes))
    spoiled.delete(number)
  }
}

export interface Beginning {
  readonly epoch: Epoch
  readonly start: VolumeHeader['start']
  readonly previousVolume: Bytes | null
  readonly abandoned: VolumeEvent['abandoned']
}

export function closingOf({ clock }: LedgerParts, { volume, durable }: OpenVolume): Bytes {
  const stamp = stampAt(clock, clock.nowUs())
  return concatBytes(volume.event({ type: 'volume-closed' }, stamp), volume.checkpoint({ stamp, durable }))
}

export async function createFile(
  parts: LedgerParts,
  number: number,
  spoiled: Spoiled,
  prepare: () => Promise<Beginning>,
): Promise<OpenVolume> {
  const { disk, facts } = parts
  const file = await disk.create(volumeName(number))
  try {
    await disk.syncDir(LEDGER_DIRECTORY)
    const { epoch, start, previousVolume, abandoned } = await prepare()
    const { statement, successors } = epoch
    const header: VolumeHeader = {
      ...facts,
      file: 'ledger',
      statement,
      successors,
      volume: number,
      start,
      previousVolume,
    }
    return await begin(parts, file, header, epoch, abandoned)
  } catch (error) {
    await file.close().catch(() => undefined)
    await spoil(parts, spoiled, { number, durableBytes: 0 })
    throw error
  }
}

async function begin(
  { clock, primitives }: LedgerParts,
  file: DiskFile,
  header: VolumeHeader,
  epoch: Epoch,
  abandoned: VolumeEvent['abandoned'],
): Promise<OpenVolume> {
  const volume = createVolume({ primitives, header, sign: epoch.sign })
  const open: OpenVolume = {
    volume,
    // What failed is known from `settle`; what is durable too.
    appender: createAppender(file, { durable: () => undefined, failed: () => undefined }),
    number: header.volume,
    epoch,
    durable: header.start.size,
    fileBytes: 0,
    durableBytes: 0,
  }
  try {
    await push(open, volume.begin(stampAt(clock, clock.nowUs()), abandoned))
  } catch (error) {
    epoch.wipe()
    throw error
  }
  return open
}

export async function push(into: OpenVolume, bytes: Bytes): Promise<void> {
  const { appender, volume } = into
  const { size } = volume
  assert(size > into.durable, 'an append adds leaves')
  into.fileBytes += bytes.length
  await appender.push(bytes, size)
  await appender.settle()
  into.durable = size
  into.durableBytes = into.fileBytes
}
