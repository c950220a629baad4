/** Cameras and microphones behind outside programs: ffmpeg draws the picture, a script stands in for rpicam-vid. */
import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rpicamCamera } from '../../../hal/camera/rpicam.ts'
import { PICTURE } from '../../../hal/camera/settings.ts'
import { encoderOf, ffmpegCamera, v4l2Camera } from '../../../hal/camera/v4l2.ts'
import { alsaMicrophone, ffmpegMicrophone } from '../../../hal/microphone/alsa.ts'
import { cameraContract } from '../contract/camera.ts'
import { microphoneContract } from '../contract/microphone.ts'
import { collect, realClock, until } from './real.ts'
import { rpicamStandIn, type StandIn } from './rpicam.ts'

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const picture = {
  ...PICTURE,
  width: 160,
  height: 96,
  picturesPerSecond: 15,
  bitsPerSecond: 200_000,
  keyEvery: 5,
}
const real = { run: <T>(promise: Promise<T>): Promise<T> => promise, pass: (ms: number) => pause(ms) }
const drawn = `testsrc2=size=${picture.width}x${picture.height}:rate=${picture.picturesPerSecond}`
const camera = () =>
  ffmpegCamera(
    'drawn by ffmpeg',
    {
      input: ['-re', '-f', 'lavfi', '-i', drawn],
      encode: encoderOf(picture),
      picturesPerSecond: picture.picturesPerSecond,
    },
    picture,
    { clock: realClock },
  )

describe.skipIf(!hasFfmpeg)(`with ffmpeg${hasFfmpeg ? '' : ' (skipped: it is not installed)'}`, () => {
  cameraContract('ffmpeg', () => ({ camera: camera(), ...real }))
  const sine = {
    input: ['-re', '-f', 'lavfi', '-i', 'sine=440:r=16000'],
    sampleRate: 16_000,
    bitsPerSecond: 32_000,
  }
  microphoneContract('ffmpeg', () => ({
    microphone: ffmpegMicrophone('sine', sine, realClock),
    ...real,
  }))

  let standIn: StandIn
  beforeAll(() => {
    standIn = rpicamStandIn(picture)
  })
  afterAll(() => standIn.remove())
  const rpicam = (encoder: 'hardware' | 'software') =>
    rpicamCamera({ ...picture, encoder, command: standIn.command, clock: realClock })

  test('rpicam with the hardware encoder has the camera’s own, even times', async () => {
    const sink = collect()
    const session = rpicam('hardware').open(sink)
    await until('forty pictures', () => sink.units.length >= 40)
    await session.close()
    const steps = sink.units.slice(10).map(({ ptsUs }, at) => ptsUs - (sink.units[at + 9]?.ptsUs ?? 0))
    const stepUs = 1_000_000 / picture.picturesPerSecond
    // The start of the camera's time line is guessed better and better: a step may be short then, never long.
    expect(Math.max(...steps)).toBeLessThan(stepUs + 2_000)
    expect(steps.filter((step) => Math.abs(step - stepUs) < 2_000).length).toBeGreaterThan(steps.length / 2)
  })
  test('rpicam with the software encoder comes through a FIFO', async () => {
    const sink = collect()
    const session = rpicam('software').open(sink)
    await until('pictures', () => sink.units.length >= 10)
    await session.close()
    expect(sink.formats[0]).toMatchObject({ width: picture.width, height: picture.height })
  })
  test('a microphone gives AAC at its own pace', async () => {
    const sink = collect()
    const input = ['-re', '-f', 'lavfi', '-i', 'sine=440:r=16000']
    const microphone = ffmpegMicrophone(
      'sine',
      { input, sampleRate: 16_000, bitsPerSecond: 32_000 },
      realClock,
    )
    const session = microphone.open(sink)
    await until('a second of sound', () => sink.units.length >= 16)
    await session.close()
    expect(sink.formats).toEqual([
      expect.objectContaining({ codec: 'mp4a.40.2', sampleRate: 16_000, channels: 1 }),
    ])
    const steps = sink.units.slice(1).map(({ ptsUs }, at) => ptsUs - (sink.units[at]?.ptsUs ?? 0))
    for (const step of steps) expect(Math.abs(step - 64_000)).toBeLessThan(1_000)
  })
  test.each([
    [
      'a camera that is not there',
      () => v4l2Camera({ device: '/dev/video99', clock: realClock }),
      /ffmpeg ended.*video99/,
    ],
    [
      'a sound card that is not there',
      () => alsaMicrophone({ device: 'hw:99', clock: realClock }),
      /ffmpeg ended/,
    ],
    [
      'a program that is not installed',
      () => rpicamCamera({ command: 'no-such-rpicam', clock: realClock }),
      /program no-such-rpicam is not installed/,
    ],
  ])('%s is lost by name', async (_, device, says) => {
    const sink = collect()
    const session = device().open(sink)
    await until('the loss', () => sink.reasons.length === 1)
    await session.close()
    expect(sink.reasons[0]).toMatch(says)
  })
})
