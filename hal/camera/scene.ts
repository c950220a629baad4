/**
 * Camera `scene`: the drawn street, encoded in a child process, so that nothing but npm is needed to see
 * the whole device work with real H.264 at a real pace.
 */
import type { Camera, Clock, Log } from '../hal.ts'
import { childScript, createChildSource } from './child.ts'
import type { SceneSettings } from './scene/settings.ts'

export interface SceneOptions extends Partial<SceneSettings> {
  /** Must tick like CLOCK_MONOTONIC: the child runs in real time. */
  readonly clock: Clock
  readonly log?: Log
}

/** Rate control overshoots for a second after a change of picture. */
const OVERSHOOT = 1.5

/** 1280×720, 30 pictures a second, 2 Mbit/s and a key picture each second, unless said otherwise. */
export function sceneCamera(options: SceneOptions): Camera {
  const picturesPerSecond = options.picturesPerSecond ?? 30
  const settings: SceneSettings = {
    width: options.width ?? 1280,
    height: options.height ?? 720,
    picturesPerSecond,
    bitsPerSecond: options.bitsPerSecond ?? 2_000_000,
    keyEvery: options.keyEvery ?? picturesPerSecond,
  }
  const source = createChildSource({
    script: childScript('hal/camera/scene/child'),
    settings,
    name: 'scene camera',
    clock: options.clock,
    log: options.log,
  })
  return {
    name: 'scene',
    bitsPerSecondMax: settings.bitsPerSecond * OVERSHOOT,
    frameDurUs: Math.round(1_000_000 / picturesPerSecond),
    open: source.open,
  }
}
