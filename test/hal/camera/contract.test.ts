/** Cameras and microphones that play what was recorded, under the law that the simulated ones keep too. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { openCapture } from '../../../hal/camera/cameras.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { cameraContract } from '../contract/camera.ts'
import { microphoneContract } from '../contract/microphone.ts'

const FILES = {
  tape: fileURLToPath(new URL('../../../tapes/scene.tape', import.meta.url)),
  clip: createRequire(import.meta.url).resolve('mux.js/test/segments/test-segment.ts'),
} as const

for (const kind of ['tape', 'clip'] as const) {
  const open = async () => {
    const clock = createMockClock()
    const { camera, microphone } = await openCapture({ kind, file: FILES[kind] }, { clock })
    if (microphone === undefined) throw new Error(`the ${kind} has no sound`)
    return {
      ...{ camera, microphone },
      run: <T>(promise: Promise<T>) => clock.until(promise),
      pass: (ms: number) => clock.advance(ms),
    }
  }
  cameraContract(kind, open)
  microphoneContract(kind, open)
}
