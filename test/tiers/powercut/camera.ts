/** One life of a real camera process (bench/rig.ts): started, listened to, killed; and all that it promised. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { TraceRecord } from '../../../src/device/status.ts'
import type { DeviceState } from '../../../src/device/vocabulary.ts'
import { dist } from '../../e2e/process.ts'

const SAID_MS_MAX = 60_000

export type Said = Readonly<Record<string, unknown>>

export interface Camera {
  /** The first line of this phase that the camera prints; rejects where it ends or stays silent before. */
  said(phase: string): Promise<Said>
  /** The same, where it was printed by now. */
  heard(phase: string): Said | undefined
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** Resolves with the exit code, null where a signal ended it. */
  readonly exited: Promise<number | null>
}

export interface CameraOptions {
  readonly data: string
  /** Must not lie on the disk whose power is cut. */
  readonly trace: string
  /** More options of the rig. */
  readonly options?: readonly string[]
  /** A program that runs the camera: eatmydata, strace. */
  readonly under?: readonly string[]
}

export function startCamera({ data, trace, options = [], under = [] }: CameraOptions): Camera {
  const command = [...under, process.execPath, dist('bench/rig.js')]
  const args = [...command.slice(1), '--data', data, '--trace', trace, ...options]
  const child = spawn(command[0] as string, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: Said[] = []
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const look of waiting) look()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Said)
    wake()
  })
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += text
  })
  let isOver = false
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isOver = true
      resolve(code)
      wake()
    })
  })

  const heard = (phase: string): Said | undefined =>
    lines.find((line) => line['phase'] === phase && line['ended'] === undefined)
  return {
    exited,
    heard,
    said: (phase) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => settle(() => reject(silence(child, phase, complaint))), SAID_MS_MAX)
        const settle = (how: () => void): void => {
          clearTimeout(timer)
          waiting.delete(look)
          how()
        }
        const look = (): void => {
          const found = heard(phase)
          if (found !== undefined) settle(() => resolve(found))
          else if (isOver) settle(() => reject(silence(child, phase, complaint)))
        }
        waiting.add(look)
        look()
      }),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

function silence({ exitCode, signalCode }: ChildProcess, phase: string, complaint: string): Error {
  const state = signalCode ?? exitCode ?? 'still running'
  return new Error(`the camera (${state}) never said "${phase}": ${complaint}`)
}

/** What one life promised and said, from its trace; the last line may be torn. */
export interface Promises {
  /** End of the newest live picture said to be durable, µs of this boot, by recording. */
  readonly untilUs: ReadonlyMap<string, number>
  /** Words of the device's vocabulary: faults raised, effects and moments, answers of the disk. */
  readonly words: ReadonlySet<string>
  /** The newest. */
  readonly capture: DeviceState['capture'] | undefined
}

export function promisesOf(trace: string): Promises {
  const untilUs = new Map<string, number>()
  const words = new Set<string>()
  let capture: DeviceState['capture'] | undefined
  const text = existsSync(trace) ? readFileSync(trace, 'utf8') : ''
  for (const line of text.split('\n').slice(0, -1)) {
    const record = JSON.parse(line) as TraceRecord
    if (record.type === 'durable')
      untilUs.set(record.recording, Math.max(untilUs.get(record.recording) ?? 0, record.untilUs))
    if (record.type === 'fault') words.add(record.code)
    if (record.type === 'effect')
      words.add(record.effect.type === 'perceive' ? record.effect.moment : record.effect.type)
    if (record.type !== 'state') continue
    for (const fault of record.state.faults) words.add(fault)
    capture = record.state.capture
  }
  return { untilUs, words, capture }
}
