/**
 * Inside the guest, run by media.tier.ts: camera and microphone of a real kernel under the whole contract. vivid is the
 * camera; a tone that ffmpeg plays into snd-aloop is what the microphone hears.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { v4l2Camera } from '../../../../hal/camera/v4l2.ts'
import { alsaMicrophone } from '../../../../hal/microphone/alsa.ts'
import { realClock } from '../../../hal/camera/real.ts'
import { cameraContract } from '../../../hal/contract/camera.ts'
import { microphoneContract } from '../../../hal/contract/microphone.ts'

const real = { run: <T>(promise: Promise<T>): Promise<T> => promise, pass: (ms: number) => pause(ms) }

cameraContract('v4l2 on vivid', () => ({
  camera: v4l2Camera({
    ...{ device: '/dev/video0', inputFormat: 'yuyv422', clock: realClock },
    ...{ width: 320, height: 180, picturesPerSecond: 10, bitsPerSecond: 300_000, keyEvery: 5 },
  }),
  ...real,
}))
microphoneContract('ALSA on snd-aloop', () => ({
  microphone: alsaMicrophone({
    ...{ device: 'hw:Loopback,1,0', sampleRate: 16_000, bitsPerSecond: 32_000, clock: realClock },
  }),
  ...real,
}))
