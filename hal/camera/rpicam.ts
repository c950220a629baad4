/**
 * Camera `rpicam`: the Raspberry Pi's own camera, through rpicam-vid in a child process.
 *
 * rpicam-vid ends itself when its reader stalls, and hangs when the sensor's cable is loose without heeding signals:
 * both are seen (child.ts kills its group after 1.5 s without a picture) and told as `lost`.
 */
import type { Camera, Clock, Log } from '../hal.ts'
import { childScript, createChildSource } from './child.ts'
import { type Given, PICTURE, type RpicamSettings, START_MS } from './settings.ts'

/** The hardware encoder's rate control is loose. */
const OVERSHOOT = 1.5

export interface RpicamOptions extends Given<RpicamSettings> {
  readonly clock: Clock
  readonly log?: Log | undefined
}

export function rpicamCamera(options: RpicamOptions): Camera {
  const settings: RpicamSettings = {
    width: options.width ?? PICTURE.width,
    height: options.height ?? PICTURE.height,
    picturesPerSecond: options.picturesPerSecond ?? PICTURE.picturesPerSecond,
    bitsPerSecond: options.bitsPerSecond ?? PICTURE.bitsPerSecond,
    keyEvery: options.keyEvery ?? PICTURE.keyEvery,
    command: options.command ?? 'rpicam-vid',
    encoder: options.encoder ?? 'hardware',
  }
  const { clock, log } = options
  const source = createChildSource({
    ...{
      script: childScript('hal/camera/rpicamchild'),
      settings,
      name: 'rpicam',
      clock,
      log,
      startMs: START_MS,
    },
  })
  return {
    name: 'rpicam',
    bitsPerSecondMax: settings.bitsPerSecond * OVERSHOOT,
    startMs: START_MS,
    frameDurUs: Math.round(1_000_000 / settings.picturesPerSecond),
    open(sink) {
      const { close, pause } = source.open(sink)
      return { close, pause }
    },
  }
}
