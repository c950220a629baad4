/**
 * The handing over as the device sees it: somebody outside does it, and the dock region waits for its end.
 *
 *   dock region ─invoke─► offload(host) ─► progress … ─► done | failed, why
 *
 * Who talks to which station, and in which protocol, is not the device's affair: `Offload` is handed in. It works
 * on what lies on the card, and writes into the ledger through the host only.
 */
import { fromCallback } from 'xstate'
import type { Clock, Log } from '../../hal/hal.ts'
import { ZeugeError } from '../errors.ts'
import type { Ledger } from '../store/ledger.ts'
import type { DeviceEvent, OffloadProblem } from './vocabulary.ts'

export interface OffloadProgress {
  readonly files: number
  readonly filesDone: number
  readonly bytes: number
  readonly bytesDone: number
  /** Over the last seconds; absent where nothing was sent yet. */
  readonly bytesPerSecond?: number
  readonly secondsLeft?: number
}

export interface OffloadHost {
  readonly ledger: Pick<Ledger, 'device' | 'append' | 'appendTimed' | 'cut'>
  progress(now: OffloadProgress): void
  /** The camera was taken out, or is switched off: end soon, and leave everything as it is. */
  readonly stop: AbortSignal
}

export type OffloadEnd = { readonly done: true } | { readonly done: false; readonly problem: OffloadProblem }

/** Hands over what lies on the card. Faults of the world are an end with their problem, never an error. */
export type Offload = (host: OffloadHost) => Promise<OffloadEnd>

export interface OffloadParts {
  readonly clock: Clock
  readonly log: Log
  readonly ledger: OffloadHost['ledger']
  readonly offload: Offload
  readonly progress: (now: OffloadProgress | undefined) => void
}

/** One at a time: a second one waits until the first has let go of the card. */
export function createOffloading(parts: OffloadParts) {
  let running: Promise<void> = Promise.resolve()

  async function handOver(stop: AbortSignal): Promise<DeviceEvent | undefined> {
    const { clock, ledger, log, offload, progress } = parts
    if (stop.aborted) return undefined
    const end = await offload({ ledger, progress, stop }).catch((error: unknown): OffloadEnd => {
      const code = error instanceof ZeugeError ? error.code : 'INTERNAL'
      log({ level: 'error', event: 'offload.broke', code, message: String(error) })
      return { done: false, problem: 'offload-failed' }
    })
    progress(undefined)
    const atUs = clock.nowUs()
    if (end.done) log({ level: 'info', event: 'offload.done' })
    else log({ level: 'warn', event: 'offload.failed', problem: end.problem })
    return end.done ? { type: 'offload.done', atUs } : { type: 'offload.failed', atUs, problem: end.problem }
  }

  return {
    actor: fromCallback(({ sendBack }) => {
      const aborter = new AbortController()
      running = running.then(async () => {
        const event = await handOver(aborter.signal)
        if (event !== undefined && !aborter.signal.aborted) sendBack(event)
      })
      return () => aborter.abort()
    }),
    /** Resolves once nothing of it touches the card or the ledger any more. */
    settled: () => running,
  }
}
