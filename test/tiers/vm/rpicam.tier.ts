/**
 * Cameras that are child processes under the whole contract, in real time: the Raspberry Pi's, where a stand-in plays
 * rpicam-vid, and the drawn scene. Needs ffmpeg.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { rpicamCamera } from '../../../hal/camera/rpicam.ts'
import { sceneCamera } from '../../../hal/camera/scene.ts'
import { PICTURE } from '../../../hal/camera/settings.ts'
import { realClock } from '../../hal/camera/real.ts'
import { rpicamStandIn } from '../../hal/camera/rpicam.ts'
import { cameraContract } from '../../hal/contract/camera.ts'

const picture = {
  ...PICTURE,
  width: 160,
  height: 96,
  picturesPerSecond: 15,
  bitsPerSecond: 200_000,
  keyEvery: 5,
}

cameraContract('rpicam', () => {
  const standIn = rpicamStandIn(picture)
  return {
    camera: rpicamCamera({ ...picture, command: standIn.command, clock: realClock }),
    run: (promise) => promise,
    pass: (ms) => pause(ms),
    close: async () => standIn.remove(),
  }
})

// Its counter needs room.
cameraContract('scene', () => ({
  camera: sceneCamera({ ...picture, width: 320, height: 180, clock: realClock }),
  run: (promise) => promise,
  pass: (ms) => pause(ms),
}))
