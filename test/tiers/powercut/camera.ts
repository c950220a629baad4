/** One life of a real camera process (bench/rig.ts): started, listened to, killed; and all that it promised. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { TraceRecord } from '../../../src/device/status.ts'
import { dist } from '../../e2e/process.ts'

const SAID_MS_MAX = 60_000

export type Said = Readonly<Record<string, unknown>>

export interface Camera {
  /** The first line of this phase that the camera prints; rejects where it ends or stays silent before. */
  said(phase: string): Promise<Said>
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

  return {
    exited,
    said: (phase) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => settle(() => reject(silence(child, phase, complaint))), SAID_MS_MAX)
        const settle = (how: () => void): void => {
          clearTimeout(timer)
          waiting.delete(look)
          how()
        }
        const look = (): void => {
          const found = lines.find((line) => line['phase'] === phase && line['ended'] === undefined)
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

/** What one life promised, from its trace; the last line may be torn. */
export interface Promises {
  /** End of the newest live picture said to be durable, µs of this boot, by recording. */
  readonly untilUs: ReadonlyMap<string, number>
  /** Recordings whose end mark was said to be durable. */
  readonly ended: ReadonlySet<string>
  /** What was raised for the wearer to see. */
  readonly faults: ReadonlySet<string>
}

export function promisesOf(trace: string): Promises {
  const untilUs = new Map<string, number>()
  const ended = new Set<string>()
  const faults = new Set<string>()
  let newest: string | undefined
  for (const line of readFileSync(trace, 'utf8').split('\n').slice(0, -1)) {
    const record = JSON.parse(line) as TraceRecord
    if (record.src === 'disk') {
      newest = record.recording
      untilUs.set(newest, Math.max(untilUs.get(newest) ?? 0, record.untilUs))
    } else if (record.type === 'state') for (const fault of record.state.faults) faults.add(fault)
    else if (record.type === 'event' && record.event.type === 'record.closed' && newest !== undefined)
      ended.add(newest)
  }
  return { untilUs, ended, faults }
}
