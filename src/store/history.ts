/**
 * What the ledger's volumes on disk say: where the tree stands, which segments are open, and
 * which tails no signature covers. Reads only; the same disk gives the same answer.
 */
import type { Disk } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import { hexOf } from '../bytes.ts'
import type { PolicyEvent } from '../crypto/deviceevent.ts'
import { ABANDONED_MAX, type LedgerEvent, type VolumeEvent } from '../crypto/event.ts'
import { readVolume, VOLUME_BYTES_MAX, type VolumeReading } from '../crypto/readvolume.ts'
import type { Primitives } from '../primitives.ts'
import { LEDGER_DIRECTORY, volumeName, volumeNumber } from './names.ts'

export interface History {
  /** Number of the next volume. */
  readonly volumes: number
  /** Highest validly signed state, its checkpoint's own leaf included; 0 where there is none. */
  readonly size: number
  readonly root: Bytes
  readonly frontier: readonly Bytes[]
  /** SHA-256 of the volume before the next one, as it lies there. */
  readonly previousVolume: Bytes | null
  /** Tails that no volume has listed yet. */
  readonly abandoned: VolumeEvent['abandoned']
  /** Segments whose end the ledger knows (closed or recovered), by id in hexadecimal. */
  readonly ended: ReadonlySet<string>
  /** A boot that was cut off before its first event left a ledger without one. */
  readonly hasGenesis: boolean
  /** When the wall clock was first known in each boot, Unix µs; a boot in which it never was is not there. */
  readonly clockKnown: ReadonlyMap<number, number>
  /** The rules the ledger stated last. */
  readonly policy?: PolicyEvent
  /** Faults the wearer was told of since the ledger last said `recovered`; undefined where it never did. */
  readonly toldSinceRecovered: ReadonlySet<string> | undefined
}

export async function readHistory(disk: Disk, primitives: Primitives, deviceKey: Bytes): Promise<History> {
  const entries = await disk.list(LEDGER_DIRECTORY)
  let best: VolumeReading | undefined
  let previousVolume: Bytes | null = null
  let volumes = 0
  let hasGenesis = false
  let policy: PolicyEvent | undefined
  let told: Set<string> | undefined
  const clockKnown = new Map<number, number>()
  const ended = new Set<string>()
  const listed = new Set<number>()
  const tails: { volume: number; size: number; bytes: number; hash: Bytes }[] = []
  for (const { name } of entries) {
    const number = volumeNumber(name)
    if (number === undefined) continue
    const file = await disk.read(volumeName(number), 0, VOLUME_BYTES_MAX + 1)
    const reading = readVolume(primitives, file, deviceKey)
    volumes = number + 1
    previousVolume = primitives.sha256(file)
    if (reading !== undefined && reading.size > (best?.size ?? 0)) best = reading
    for (const { event, unixUs } of reading?.events ?? []) {
      const boot = reading?.header.statement.counter
      if (boot !== undefined && unixUs !== 0n && !clockKnown.has(boot)) clockKnown.set(boot, Number(unixUs))
      note(event, ended, listed)
      hasGenesis ||= event.type === 'genesis'
      if (event.type === 'policy') policy = event
      if (event.type === 'recovered') told = new Set()
      if (event.type === 'fault-raised') told?.add(event.fault)
    }
    const tail = reading?.tail ?? { bytes: file.length, hash: previousVolume }
    if (tail.bytes > 0) tails.push({ volume: number, size: reading?.size ?? best?.size ?? 0, ...tail })
  }
  return {
    volumes,
    size: best?.size ?? 0,
    root: best?.root ?? primitives.sha256(),
    frontier: best?.frontier ?? [],
    previousVolume,
    abandoned: tails.filter((tail) => !listed.has(tail.volume)).slice(0, ABANDONED_MAX),
    ended,
    hasGenesis,
    clockKnown,
    toldSinceRecovered: told,
    ...(policy && { policy }),
  }
}

function note(event: LedgerEvent, ended: Set<string>, listed: Set<number>): void {
  if (event.type === 'closed' || event.type === 'recovered') ended.add(hexOf(event.segment))
  if (event.type === 'volume') for (const tail of event.abandoned) listed.add(tail.volume)
}
