/** One step of a scenario: when, and what people or the world do to the camera. */
import type { FaultName } from './faults.ts'

/** Degrees of WGS 84; degrees clockwise from north, metres a second. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
  readonly heading?: number
  readonly speed?: number
}

export type Action =
  | { readonly type: 'press' | 'bounce'; readonly button: 'display' | 'record' }
  | { readonly type: 'hold'; readonly button: 'display' | 'record'; readonly forUs: number }
  /** Both buttons are hit at random for so long. */
  | { readonly type: 'scuffle'; readonly forUs: number }
  | { readonly type: 'dock'; readonly attached: boolean }
  | { readonly type: 'fault'; readonly fault: FaultName }
  | { readonly type: 'clear'; readonly fault: FaultName }
  | { readonly type: 'cut' }
  | { readonly type: 'kill' }
  /** By whom: the wearer or the supply, or a watchdog that found the device hanging. */
  | { readonly type: 'start'; readonly by?: 'power-on' | 'watchdog' }
  | { readonly type: 'battery'; readonly percent: number; readonly charging?: boolean }
  /** The receiver has this fix from now on, and moves on with it; none where it is absent. */
  | { readonly type: 'position'; readonly place?: Place }
  /** Exactly one of the three. `setUs`: Unix µs. */
  | {
      readonly type: 'clock'
      readonly setUs?: number
      readonly jumpUs?: number
      readonly driftPpm?: number
    }

export interface Step {
  readonly atUs: number
  readonly line: number
  readonly action: Action
}
