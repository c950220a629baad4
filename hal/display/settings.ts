/** What the display's process is told when it starts, and the two kinds of message it is sent. */
import type { Screen } from '../hal.ts'

export type PanelOutput =
  /** A Linux framebuffer, or a regular file of that form. Geometry from sysfs where it is not given. */
  | {
      readonly kind: 'framebuffer'
      readonly device: string
      readonly width?: number
      readonly height?: number
      readonly bitsPerPixel?: 16 | 32
      readonly strideBytes?: number
    }
  /** A picture file, replaced as a whole each time. */
  | { readonly kind: 'png'; readonly file: string; readonly width: number; readonly height: number }

export interface PanelSettings {
  readonly output: PanelOutput
  /** `scene`: the simulated board's drawn street. `feed`: JPEG pictures of the camera. `none`: a silhouette. */
  readonly mirror: 'scene' | 'feed' | 'none'
}

export interface PanelChildSettings extends PanelSettings {
  /** Added to CLOCK_MONOTONIC, which all processes of a machine share, gives the board's clock. */
  readonly shiftUs: number
}

/** A line of JSON on the child's standard input. */
export interface PanelOrder {
  readonly screen: Screen
}

/** What the child says on its standard output, one byte each: the first picture is up; still alive. */
export const SHOWN = 0x73
export const ALIVE = 0x61

/** A JPEG on the child's descriptor 3: its length in 4 bytes, big-endian, and the bytes. */
export const PICTURE_BYTES_MAX = 512 * 1024
export const ORDER_CHARS_MAX = 64 * 1024
export const PICTURE_DESCRIPTOR = 3
/** Often enough that a silent child is noticed within 2 s. */
export const ALIVE_MS = 500
