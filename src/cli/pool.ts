/**
 * Hands that share work: this thread, and worker threads started from the built program.
 *
 * One task at a time a hand. Tasks and what comes of them are data (structured clone). A fault of the world
 * comes back as the ZeugeError it was; whatever else a task throws is a bug. `end` stops at once.
 */
import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'
import { childScript } from '../../hal/camera/child.ts'
import { type FaultCode, ZeugeError } from '../errors.ts'

export interface Hand<Task, Done> {
  perform(task: Task): Promise<Done>
  end(): Promise<void>
}

export interface Pool<Task, Done> {
  /** So many work side by side. */
  readonly hands: number
  /** Waits for a free hand. */
  give(task: Task): Promise<Done>
  end(): Promise<void>
}

/** Below this it is not worth a second thread: it takes longer to start than that. */
const BYTES_MIN = 128 * 1024 * 1024
/** A thread is some 20 MiB of memory, and few disks give more than two can hash. */
const HANDS_MAX = 2

/** How many threads are worth it for so many bytes in so many pieces. */
export function handsFor(pieces: number, bytes: number): number {
  return bytes < BYTES_MIN ? 1 : Math.min(pieces, availableParallelism(), HANDS_MAX)
}

export function createPool<Task, Done>(hands: readonly Hand<Task, Done>[]): Pool<Task, Done> {
  const free = [...hands]
  const waiting: ((hand: Hand<Task, Done>) => void)[] = []
  return {
    hands: hands.length,
    async give(task) {
      const hand = free.pop() ?? (await new Promise<Hand<Task, Done>>((resolve) => waiting.push(resolve)))
      try {
        return await hand.perform(task)
      } finally {
        const next = waiting.shift()
        if (next !== undefined) next(hand)
        else free.push(hand)
      }
    },
    async end() {
      await Promise.all(hands.map((hand) => hand.end()))
    },
  }
}

export function hereHand<Task, Done>(perform: (task: Task) => Promise<Done>): Hand<Task, Done> {
  return { perform, end: async () => undefined }
}

/** What a worker says of its task. */
type Answer = { readonly done: unknown } | { readonly failed: string; readonly code: FaultCode | undefined }

/**
 * @param script as childScript takes it; it calls `answerTasks`
 * @param handOver what of a task moves instead of being copied
 * @param youngMb room for what is young, where a task makes and drops much; V8's own measure where absent
 */
export function workerHand<Task, Done>(
  script: string,
  workerData: unknown,
  handOver: (task: Task) => readonly ArrayBuffer[] = () => [],
  youngMb?: number,
): Hand<Task, Done> {
  const resourceLimits = youngMb === undefined ? {} : { maxYoungGenerationSizeMb: youngMb }
  const worker = new Worker(childScript(script), { workerData, resourceLimits })
  // Not a reason for this process to stay: whoever waits for a task does.
  worker.unref()
  let settle: { resolve(value: Done): void; reject(error: Error): void } | undefined
  worker.on('message', (answer: Answer) => {
    if ('done' in answer) settle?.resolve(answer.done as Done)
    else if (answer.code === undefined) settle?.reject(new Error(answer.failed))
    else settle?.reject(new ZeugeError(answer.code, answer.failed))
  })
  let dead: Error | undefined
  const die = (error: Error): void => {
    dead ??= error
    settle?.reject(dead)
  }
  worker.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => die(new Error('a worker thread ended')))
  return {
    async perform(task) {
      if (dead !== undefined) throw dead
      worker.ref()
      const answer = new Promise<Done>((resolve, reject) => {
        settle = { resolve, reject }
      })
      worker.postMessage(task, [...handOver(task)])
      return answer.finally(() => worker.unref())
    },
    async end() {
      await worker.terminate()
    },
  }
}

/** In a worker thread: performs what it is given, one after the other. `handOver`: what of the result moves. */
export function answerTasks<Task, Done>(
  perform: (task: Task) => Promise<Done>,
  handOver: (done: Done) => readonly ArrayBuffer[] = () => [],
): void {
  parentPort?.on('message', (task: Task) => {
    void perform(task)
      .then((done) => say({ done }, handOver(done)))
      .catch((error: unknown) => say(failureOf(error), []))
  })
}

function say(answer: Answer, moved: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(answer, [...moved])
}

function failureOf(error: unknown): Answer {
  if (error instanceof ZeugeError) return { failed: error.message, code: error.code }
  return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error), code: undefined }
}
