/**
 * Virtual time: a heap on (time, sequence), and the Clock port on top of it.
 *
 * `advance` fires timers one by one, each at its due time, and after each lets every promise
 * chain of the product run out before time moves on. Between timers nothing waits.
 * It does not know real input or output: what it drives must be promises all the way down.
 */
import { assert } from '../../src/errors.ts'
import type { Clock, ClockState } from '../hal.ts'
import type { Random } from './random.ts'

export interface MockClock extends Clock {
  /** Moves time on by `ms`; resolves when everything due until then has happened. */
  advance(ms: number): Promise<void>
  /** Moves on to the next timer and fires it; false where none is waiting. */
  step(): Promise<boolean>
  /** Moves time on until `promise` settles, and gives its outcome; fails where nothing is left to wait for. */
  until<T>(promise: Promise<T>, limitMs?: number): Promise<T>
  /** The process stands still for `ms`: time passes, timers are late. */
  stall(ms: number): void
  /** Each timer set from now on is late by up to `ms`, drawn by seed; 0 is punctual again. */
  late(ms: number): void
  /** Sets the wall clock, as a network or a cradle does. */
  setWall(wallUs: number, state?: ClockState): void
  /** The wall clock runs fast by so many parts per million (negative: slow). */
  drift(partsPerMillion: number): void
  /** Power is gone: nothing waiting will ever fire, and nothing new is taken. */
  halt(): void
  /** Timers waiting. */
  waiting(): number
}

export interface MockClockOptions {
  readonly nowUs?: number
  readonly wallUs?: number
  readonly state?: ClockState
  /** For what is late; punctual where absent. */
  readonly random?: Pick<Random, 'int'>
}

interface Timer {
  readonly dueUs: number
  readonly sequence: number
  run: (() => void) | undefined
}

const TIMERS_MAX = 100_000
const FIRED_PER_LOOP_TURN = 256
const UNTIL_LIMIT_MS = 600_000
/** 4 May 2026, 09:00 UTC: a plain working day. */
const WALL_US = 1_777_885_200_000_000
const BOOT_US = 1_000_000

export function createMockClock(options: MockClockOptions = {}): MockClock {
  const heap = createHeap()
  let nowUs = options.nowUs ?? BOOT_US
  let wall = { atUs: nowUs, us: options.wallUs ?? WALL_US, partsPerMillion: 0 }
  let state = options.state ?? 'network'
  let sequence = 0
  let lateUs = 0
  let halted = false
  let busy = false

  function wallUs(): number {
    const elapsedUs = nowUs - wall.atUs
    return wall.us + elapsedUs + Math.round((elapsedUs * wall.partsPerMillion) / 1e6)
  }

  /** Fires what is due until `limitUs`, or until `enough`; resolves with the number of timers fired. */
  async function fire(limitUs: number, enough: (fired: number) => boolean): Promise<number> {
    assert(!busy, 'time is moved by one hand at a time')
    busy = true
    let fired = 0
    try {
      await settle(0)
      for (let timer = heap.peek(); timer !== undefined && timer.dueUs <= limitUs; timer = heap.peek()) {
        if (enough(fired)) break
        fired++
        heap.pop()
        const run = timer.run
        timer.run = undefined
        nowUs = Math.max(nowUs, timer.dueUs)
        run?.()
        await settle(fired)
      }
      return fired
    } finally {
      busy = false
    }
  }

  const clock: MockClock = {
    nowUs: () => nowUs,
    wallUs,
    state: () => state,
    setTimeout(run, delayMs) {
      assert(Number.isFinite(delayMs), `a timer needs a finite delay, not ${delayMs}`)
      const late = lateUs === 0 ? 0 : (options.random?.int(lateUs) ?? 0)
      const dueUs = nowUs + Math.max(0, Math.ceil(delayMs * 1000)) + late
      const timer: Timer = { dueUs, sequence: sequence++, run }
      if (halted) timer.run = undefined
      else heap.push(timer)
      return timer
    },
    clearTimeout(timer) {
      if (timer !== undefined && timer !== null) heap.cancel(timer as Timer)
    },
    async advance(ms) {
      assert(ms >= 0, `time goes forward, not by ${ms} ms`)
      const targetUs = nowUs + Math.round(ms * 1000)
      await fire(targetUs, () => halted)
      if (!halted) nowUs = Math.max(nowUs, targetUs)
    },
    async step() {
      return (await fire(Number.POSITIVE_INFINITY, (fired) => fired > 0)) > 0
    },
    async until(promise, limitMs = UNTIL_LIMIT_MS) {
      let settled = false
      const mark = () => {
        settled = true
      }
      void promise.then(mark, mark)
      const limitUs = nowUs + limitMs * 1000
      await fire(limitUs, () => settled)
      assert(settled, `nothing that waits until ${limitUs} µs settles this (now ${nowUs} µs)`)
      return promise
    },
    take(source, us, atUs) {
      if (state === 'unset' || state === 'rtc') clock.setWall(us + nowUs - atUs, source)
    },
    stall(ms) {
      nowUs += Math.round(ms * 1000)
    },
    late(ms) {
      lateUs = Math.round(ms * 1000)
    },
    setWall(us, newState) {
      wall = { ...wall, atUs: nowUs, us }
      state = newState ?? state
    },
    drift(partsPerMillion) {
      wall = { atUs: nowUs, us: wallUs(), partsPerMillion }
    },
    halt() {
      halted = true
      heap.clear()
    },
    waiting: () => heap.waiting(),
  }
  return clock
}

/** Resolves when every promise chain that can go on has gone on. */
function settle(fired: number): Promise<void> {
  return new Promise((resolve) => {
    // Node runs a tick that was queued among promise jobs when no such job is left. It lets nothing else
    // in, so now and then the real event loop has its turn.
    if (typeof process === 'object' && fired % FIRED_PER_LOOP_TURN !== 0) process.nextTick(resolve)
    else if (typeof setImmediate === 'function') setImmediate(resolve)
    else {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(0)
    }
  })
}

interface Heap {
  push(timer: Timer): void
  /** The earliest timer that was not cancelled; stays. */
  peek(): Timer | undefined
  pop(): void
  cancel(timer: Timer): void
  clear(): void
  waiting(): number
}

function createHeap(): Heap {
  let timers: Timer[] = []
  let cancelled = 0

  function before(left: Timer | undefined, right: Timer | undefined): boolean {
    if (left === undefined || right === undefined) return false
    return left.dueUs < right.dueUs || (left.dueUs === right.dueUs && left.sequence < right.sequence)
  }
  function swap(i: number, j: number): void {
    const [one, other] = [timers[i], timers[j]]
    if (one === undefined || other === undefined) return
    timers[i] = other
    timers[j] = one
  }
  function rise(from: number): void {
    for (let child = from; child > 0; ) {
      const parent = (child - 1) >> 1
      if (!before(timers[child], timers[parent])) return
      swap(child, parent)
      child = parent
    }
  }
  function sink(from: number): void {
    for (let parent = from; ; ) {
      let least = parent
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (before(timers[child], timers[least])) least = child
      if (least === parent) return
      swap(parent, least)
      parent = least
    }
  }
  function pop(): void {
    swap(0, timers.length - 1)
    timers.pop()
    sink(0)
  }

  return {
    push(timer) {
      assert(timers.length - cancelled < TIMERS_MAX, `more than ${TIMERS_MAX} timers wait`)
      timers.push(timer)
      rise(timers.length - 1)
    },
    peek() {
      while (timers[0] !== undefined && timers[0].run === undefined) {
        pop()
        cancelled--
      }
      return timers[0]
    },
    pop,
    cancel(timer) {
      if (timer.run === undefined) return
      timer.run = undefined
      cancelled++
      if (cancelled > 1000 && cancelled > timers.length / 2) {
        timers = timers.filter((each) => each.run !== undefined).sort((x, y) => (before(x, y) ? -1 : 1))
        cancelled = 0
      }
    },
    clear() {
      for (const timer of timers) timer.run = undefined
      timers = []
      cancelled = 0
    },
    waiting: () => timers.length - cancelled,
  }
}
