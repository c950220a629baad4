/**
 * Ends this process when a test has used more CPU time than it may: what loops for ever cannot be told to stop.
 * CPU time and not the clock's, for a busy machine makes every test slow, and a slow one is no endless one.
 *
 * Before it ends the process it writes down why (`VICTIM`), for the process that comes after it: Stryker starts one
 * and asks it for the same mutant again.
 */
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

const VICTIM = 'loaded-victim.txt'
const LOOK_MS = 100
const US_PER_MS = 1000
/** In the shared memory: CPU time in ms after which the process ends (0: never), and the mutant it is about. */
const AT = 0
const MUTANT = 1

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / US_PER_MS
}

/** Also in this file, for it knows the memory: the thread that looks, which the endless loop does not stop. */
if (!isMainThread) {
  const shared = workerData as Float64Array
  setInterval(() => {
    const at = shared[AT] ?? 0
    if (at === 0 || cpuMs() < at) return
    writeFileSync(VICTIM, String(shared[MUTANT]))
    process.kill(process.pid, 'SIGKILL')
  }, LOOK_MS)
  parentPort?.postMessage('looking')
}

export class CpuLimit {
  readonly #shared = new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT))
  readonly #thread = new Worker(new URL(import.meta.url), { workerData: this.#shared, execArgv: [] })

  /** Waits until it looks: a thread does not start while the one that made it loops. */
  async ready(): Promise<void> {
    await once(this.#thread, 'message')
    this.#thread.unref()
  }
  /** From now on this many ms of CPU time for this mutant. */
  start(mutant: string, ms: number): void {
    this.#shared[MUTANT] = Number(mutant)
    this.#shared[AT] = cpuMs() + ms
  }
  stop(): void {
    this.#shared[AT] = 0
  }
  async close(): Promise<void> {
    await this.#thread.terminate()
  }
}

/** Whether the process before this one ended because of this mutant. Says so once. */
export function wasEnded(mutant: string): boolean {
  if (!existsSync(VICTIM) || readFileSync(VICTIM, 'utf8') !== mutant) return false
  rmSync(VICTIM)
  return true
}
