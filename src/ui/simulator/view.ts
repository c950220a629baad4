/** What the page's camera shows of itself, and what a hand can do with it. Types and the steps of the story. */
import type { Button } from '../../../hal/hal.ts'
import type { DeviceStatus, TraceRecord } from '../../device/status.ts'
import type { Language } from '../../device/texts.ts'
import type { FaultName } from '../../sim/faults.ts'
import type { Answer } from '../verifier/protocol.ts'
import type { CameraChoice, PageBoard } from './board.ts'
import type { Film } from './opener.ts'
import type { Performance, Projector } from './projector.ts'

export type Power = 'starting' | 'on' | 'off'

export interface View {
  readonly power: Power
  readonly status: DeviceStatus | undefined
  readonly camera: CameraChoice
  readonly encodes: boolean
  /** Recordings outlast the page. */
  readonly lasts: boolean
  readonly language: Language
  readonly profile: string
  readonly docked: boolean
  readonly battery: number
  readonly faults: ReadonlySet<FaultName>
  /** Newest last. */
  readonly records: readonly TraceRecord[]
  readonly check: Extract<Answer, { type: 'report' }> | undefined
  readonly checking: boolean
  /** Directory of the recording that was opened, and its film. */
  readonly shown: { readonly directory: string; readonly film: Film } | undefined
  readonly opening: string | undefined
  /** What the person did so far, for the story. */
  readonly done: ReadonlySet<Step>
  readonly fault: string | undefined
  /** A scenario that is shown in place of the live camera, which goes on meanwhile. */
  readonly projector: Projector | undefined
}

export const STEPS = ['announce', 'record', 'stop', 'play', 'tamper', 'cut'] as const
export type Step = (typeof STEPS)[number]

export interface Simulator {
  view(): View
  subscribe(listener: () => void): () => void
  readonly board: PageBoard
  start(): Promise<void>
  down(button: Button): void
  up(button: Button): void
  dock(attached: boolean): void
  battery(percent: number): void
  fault(name: FaultName, on: boolean): void
  cutPower(): void
  powerOn(): void
  /** Ends in good order and starts again: another camera, profile or language. */
  restart(change: { camera?: CameraChoice; profile?: string; language?: Language }): Promise<void>
  tamper(directory: string): void
  open(directory: string): void
  /** The film that is shown cannot go on. */
  stopFilm(error: unknown): void
  save(): void
  saveKey(): void
  /** Shows a scenario that was played on the drawn camera. */
  perform(name: string, performance: Performance): void
  /** Back to the live camera. */
  leave(): void
  /** Deletes camera, keys and recordings, and opens the page anew. */
  forget(): Promise<void>
}
