import { describe, expect, test } from 'vitest'
import { openCapture, parseCameraSpec } from '../../../hal/camera/cameras.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'

describe('--camera', () => {
  test('knows the scene, clips and tapes, with any file name', () => {
    expect(parseCameraSpec('scene')).toEqual({ kind: 'scene' })
    expect(parseCameraSpec('clip:a b:c.mp4')).toEqual({ kind: 'clip', file: 'a b:c.mp4' })
    expect(parseCameraSpec('tape:tapes/scene.tape')).toEqual({ kind: 'tape', file: 'tapes/scene.tape' })
  })

  test('knows the cameras of real boards', () => {
    expect(parseCameraSpec('v4l2:/dev/video0')).toEqual({ kind: 'v4l2', device: '/dev/video0' })
    expect(parseCameraSpec('rpicam')).toEqual({ kind: 'rpicam' })
  })

  test.each(['', 'scene:1', 'clip', 'clip:', 'tape:', 'v4l2', 'rpicam:1', 'webcam', 'toString'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseCameraSpec(text)).toThrow(expect.objectContaining({ code: 'USAGE' }))
    },
  )

  test('opens the scene with a microphone without starting anything', async () => {
    const { camera, microphone } = await openCapture({ kind: 'scene' }, { clock: createMockClock() })
    expect(camera).toMatchObject({ name: 'scene', frameDurUs: 33_333, bitsPerSecondMax: 3_000_000 })
    expect(microphone?.name).toBe('tone')
  })

  test('opens a tape, and says which one is not there', async () => {
    const file = new URL('../../../tapes/scene.tape', import.meta.url).pathname
    const { camera, microphone } = await openCapture({ kind: 'tape', file }, { clock: createMockClock() })
    expect(camera.frameDurUs).toBe(66_667)
    expect(camera.bitsPerSecondMax).toBeGreaterThan(50_000)
    expect(microphone).toBeDefined()
    await expect(
      openCapture({ kind: 'tape', file: 'nowhere.tape' }, { clock: createMockClock() }),
    ).rejects.toMatchObject({
      code: 'FILE_MISSING',
      message: expect.stringContaining('nowhere.tape'),
    })
  })
})
