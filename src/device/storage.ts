/**
 * Whether the card takes what is written, and how much still fits.
 *
 *   each look: room left? ─► storage-low, storage-full
 *   told possible, or in doubt: a few bytes, durable? ─► storage-lost, until they are
 *
 * A card that was pulled out still tells its size from the kernel's memory: only writing shows that it is there. That
 * is done where somebody relies on it (the public is told that recording is possible) or has reason to doubt it, not
 * all day long. While a recording runs it tries by itself; this says so to the wearer.
 */
import type { Hal } from '../../hal/hal.ts'
import { utf8 } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import { PROBE } from '../store/names.ts'
import { FREE_BYTES_LOW, FREE_BYTES_MIN } from '../store/space.ts'
import type { Fault } from './vocabulary.ts'

/** One operation that fails may be a hiccup. */
const TRIES = 2
const PROBE_BYTES = utf8('this file only shows that the card takes what is written\n')
/** Something was not written: the card is asked at once whether it takes anything. */
const DOUBTS: readonly Fault[] = ['storage-failing', 'storage-lost']

export interface StorageParts extends Pick<Hal, 'disk' | 'log'> {
  /** Raises or clears; the same word twice is no news. */
  readonly setFault: (fault: Fault, is: boolean) => void
  readonly tell: (freeBytes: number) => void
  /** Whether somebody is told that a recording is possible, so that it must be. */
  readonly relied: () => boolean
  /** Whether `storage-lost` is raised, by whomever. */
  readonly isLost: () => boolean
}

export interface StorageWatch {
  /** Again; one that is not answered by the next is silence. */
  look(): void
  /** Resolves when the first look was answered. */
  readonly looked: Promise<void>
  /** A fault was raised elsewhere: where it is one of the storage, it is looked at now. */
  doubt(fault: Fault): void
  stop(): void
}

/** Looks at once, and then whenever it is told to. */
export function watchStorage(parts: StorageParts): StorageWatch {
  const { disk, log, setFault, tell, relied, isLost } = parts
  let looking: Promise<void> | undefined
  let doubted = false
  let stopped = false

  /** Whether there is room; throws where it does not answer as it should. */
  async function ask(): Promise<{ freeBytes: number; takes: boolean }> {
    const { freeBytes } = await disk.space()
    if (!doubted && !relied() && !isLost()) return { freeBytes, takes: true }
    try {
      await disk.replace(PROBE, PROBE_BYTES)
      doubted = false
      return { freeBytes, takes: true }
    } catch (error) {
      if (!(error instanceof ZeugeError) || error.code !== 'DISK_FULL') throw error
      return { freeBytes, takes: false }
    }
  }

  async function look(): Promise<void> {
    for (let left = TRIES; left > 0; left--)
      try {
        const { freeBytes, takes } = await ask()
        if (stopped) return
        setFault('storage-full', !takes || freeBytes < FREE_BYTES_MIN)
        setFault('storage-low', freeBytes < FREE_BYTES_LOW)
        setFault('storage-lost', false)
        tell(freeBytes)
        return
      } catch (error) {
        if (!(error instanceof ZeugeError)) throw error
        if (left === 1) lose(error.code, error.message)
      }
  }

  function lose(code: string, message: string): void {
    if (stopped) return
    log({ level: 'error', event: 'disk.silent', code, message })
    setFault('storage-lost', true)
  }

  function begin(): Promise<void> {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }

  return {
    looked: begin(),
    look() {
      if (looking !== undefined) lose('NO_ANSWER', 'the storage has not answered since the last look')
      void begin()
    },
    doubt(fault) {
      if (!DOUBTS.includes(fault) || stopped) return
      doubted = true
      void begin()
    },
    stop() {
      stopped = true
    },
  }
}
