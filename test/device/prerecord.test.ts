/** The pre-record ring, traceless: random rules, frame timings and presses, looked at in every step of time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MediaSink } from '../../hal/hal.ts'
import type { MockOptions } from '../../hal/mock/open.ts'
import type { Profile } from '../../src/device/profile.ts'
import { createRing } from '../../src/media/ring.ts'
import { bootOn, cardOf, openBoard, profileNamed } from './rig.ts'
import { smallMedia } from './smallmedia.ts'

const CANARY = Buffer.from('CANARY-OF-MEDIA!')
const RUNS = process.env['ZEUGE_CI'] ? 60 : 10

/** The small source with a mark in every picture that must never be found on a disk. */
function marked(): NonNullable<MockOptions['media']> {
  return (clock, random) => {
    const { camera, microphone } = smallMedia()(clock, random)
    const mark = (sink: MediaSink): MediaSink => ({
      ...sink,
      unit(unit) {
        unit.data.set(CANARY, unit.data.length - CANARY.length)
        sink.unit(unit)
      },
    })
    return {
      camera: { ...camera, open: (sink) => camera.open(mark(sink)) },
      ...(microphone && { microphone }),
    }
  }
}

const rules = fc.record({
  preRecordArm: fc.constantFrom<Profile['preRecordArm']>('never', 'announcement', 'standby', 'gesture'),
  preRecordMs: fc.integer({ min: 1_000, max: 8_000 }),
  preRecordAudio: fc.boolean(),
  cameraInStandby: fc.constantFrom<Profile['cameraInStandby']>('warm', 'off'),
})
const moves = fc.array(
  fc.record({
    waitMs: fc.integer({ min: 10, max: 6_000 }),
    move: fc.constantFrom('display', 'camera fails', 'camera freezes', 'camera returns', 'dock', 'undock'),
  }),
  { maxLength: 6 },
)

describe('before the press', () => {
  test('no frame is older than the rules allow, and no byte of media is on the disk', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(rules, moves, fc.integer({ min: 0, max: 5_000 }), async (given, sequence, lastMs) => {
        const profile = { ...profileNamed('demo'), ...given }
        const mock = openBoard({ media: marked() })
        const { device } = await bootOn(mock, profile)
        const pass = async (ms: number): Promise<void> => {
          for (let leftMs = ms; leftMs > 0; leftMs -= 500) {
            await mock.board.advance(Math.min(500, leftMs))
            expect(device.status().preRecordMs).toBeLessThanOrEqual(profile.preRecordMs)
          }
        }
        for (const { waitMs, move } of sequence) {
          await pass(waitMs)
          if (move === 'display') mock.board.press('display')
          if (move === 'camera fails') mock.board.camera.fail()
          if (move === 'camera freezes') mock.board.camera.freeze()
          if (move === 'camera returns') mock.board.camera.return()
          if (move === 'dock' || move === 'undock') mock.board.dock(move === 'dock')
        }
        mock.board.camera.return()
        mock.board.dock(false)
        await pass(lastMs)
        for (const [name, bytes] of mock.board.disk.image().files) {
          expect(name.endsWith('.zeu'), name).toBe(false)
          expect(Buffer.from(bytes).includes(CANARY), name).toBe(false)
        }
        const pressUs = mock.hal.clock.nowUs()
        mock.board.press('record')
        await mock.board.advance(50)
        if (device.status().capture !== 'recording') mock.board.press('record')
        await mock.board.advance(2_500)
        await mock.board.until(device.finish())
        const { evidence, recordings } = await cardOf(mock)
        expect(evidence).toMatchObject({ verdict: 'COMPLETE', ok: true })
        const [recording] = recordings
        if (recording) expect(pressUs - recording.fromUs).toBeLessThanOrEqual(profile.preRecordMs * 1000)
        if (given.preRecordArm === 'never') expect(recording?.preRecordChunks ?? 0).toBe(0)
        for (const [name, bytes] of mock.board.disk.image().files)
          expect(Buffer.from(bytes).includes(CANARY), name).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })
})

describe('the ring', () => {
  test('holds zeros where a frame was dropped, whatever the frame rate and size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 5_000 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 8, max: 200 }), fc.boolean()), {
          minLength: 5,
          maxLength: 80,
        }),
        (limitMs, frames) => {
          const ring = createRing({ bytes: 4_096, limitUs: limitMs * 1000 })
          const one = { track: 'video', ptsUs: 0, durUs: 1, key: true, data: new Uint8Array(1) } as const
          ring.push(one)
          const slab = new Uint8Array(ring.shift()?.data.buffer ?? new ArrayBuffer(0))
          ring.wipe()
          let ptsUs = 0
          for (const [at, [stepMs, bytes, key]] of frames.entries()) {
            ring.push({
              track: 'video',
              ptsUs,
              durUs: stepMs * 1000,
              key: key || at === 0,
              data: new Uint8Array(bytes).fill(0xa5),
            })
            ptsUs += stepMs * 1000
            ring.expire(ptsUs)
            expect(ring.firstUs === undefined || ptsUs - ring.firstUs <= limitMs * 1000).toBe(true)
          }
          const zeros = slab.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
          expect(zeros).toBe(slab.length - ring.bytes)
          ring.wipe()
          expect(slab.every((byte) => byte === 0)).toBe(true)
        },
      ),
    )
  })
})
