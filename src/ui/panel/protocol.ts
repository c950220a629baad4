/** What a camera tells its panel page, as server-sent events: facts once, then lines of the log and its status. */
import type { DeviceStatus } from '../../device/status.ts'

export interface PanelFacts {
  readonly board: string
  readonly device: string
  readonly camera: string
  readonly profile: string
  /** Interrupted segments that the start found. */
  readonly recovered: number
  readonly standbyMs: number
}

export type PanelStatus = Pick<
  DeviceStatus,
  | 'power'
  | 'capture'
  | 'confirmation'
  | 'front'
  | 'dock'
  | 'faults'
  | 'muted'
  | 'led'
  | 'screen'
  | 'preRecordMs'
  | 'recording'
  | 'recordings'
  | 'segments'
  | 'chunks'
  | 'gaps'
  | 'bytes'
  | 'recordingSinceUs'
  | 'durableUntilUs'
  | 'freeBytes'
  | 'batteryPercent'
  | 'minutesLeft'
> & {
  /** The board's clock when it was said. */
  readonly nowUs: number
}

/** An entry of the operating log: never media, never keys, never names. */
export interface PanelLine {
  readonly atUs: number
  readonly level: string
  readonly event: string
  readonly [field: string]: unknown
}
