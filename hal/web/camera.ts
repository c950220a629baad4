/**
 * A camera in a page: pictures of a frame source through the browser's own encoder (WebCodecs, H.264 as Annex B).
 *
 * Promises what hal.ts asks of a camera. It takes a picture at its pace, never more than a few in the encoder at once:
 * a slow machine leaves pictures out. `canEncode` says beforehand whether this browser has the encoder.
 */
import { assert } from '../../src/errors.ts'
import { createAccessUnits } from '../camera/accessunits.ts'
import { createGate } from '../camera/gate.ts'
import type { Camera, Clock, MediaSession } from '../hal.ts'
import type { FrameSource } from './frames.ts'

const BITS_PER_SECOND = 500_000
/** Rate control overshoots for a second after a change of picture. */
const OVERSHOOT = 1.5
const IN_FLIGHT_MAX = 8
const KEY_EVERY_US = 1_000_000
/** Baseline up to 1280×720. */
const CODEC = 'avc1.42001f'

const settingsOf = ({ width, height, picturesPerSecond }: FrameSource): VideoEncoderConfig => ({
  ...{ codec: CODEC, width, height, bitrate: BITS_PER_SECOND, framerate: picturesPerSecond },
  avc: { format: 'annexb' },
  latencyMode: 'realtime',
})

export async function canEncode(source: FrameSource): Promise<boolean> {
  if (!('VideoEncoder' in globalThis)) return false
  return (await VideoEncoder.isConfigSupported(settingsOf(source))).supported === true
}

export function openWebCamera(source: FrameSource, clock: Clock): Camera {
  const frameDurUs = Math.round(1_000_000 / source.picturesPerSecond)
  let open = false
  return {
    name: source.name,
    bitsPerSecondMax: BITS_PER_SECOND * OVERSHOOT,
    frameDurUs,
    open(sink): MediaSession {
      assert(!open, `${source.name} is open already`)
      open = true
      let over = false
      let keyWanted = true
      let lastKeyUs = 0
      let inFlight = 0
      let timer: unknown
      const gate = createGate()
      let paused = false
      const units = createAccessUnits({
        format: (format) => sink.format(format),
        unit: (unit) => {
          if (gate.passes(unit)) sink.unit(unit)
        },
      })
      const encoder = new VideoEncoder({
        output(chunk) {
          inFlight--
          const bytes = new Uint8Array(chunk.byteLength)
          chunk.copyTo(bytes)
          if (!over) units.push(bytes, chunk.timestamp, frameDurUs)
          bytes.fill(0)
        },
        error: (error) => lose(`the encoder failed: ${error.message}`),
      })
      encoder.configure(settingsOf(source))
      source.onGone((why) => lose(why))

      function end(): void {
        over = true
        open = false
        clock.clearTimeout(timer)
        if (encoder.state !== 'closed') encoder.close()
      }
      function lose(why: string): void {
        if (over) return
        end()
        sink.lost(why)
      }
      function take(): void {
        const nowUs = clock.nowUs()
        const frame = inFlight < IN_FLIGHT_MAX ? source.frame(nowUs) : undefined
        if (frame !== undefined) {
          const keyFrame = keyWanted || nowUs - lastKeyUs >= KEY_EVERY_US
          if (keyFrame) lastKeyUs = nowUs
          keyWanted = false
          inFlight++
          encoder.encode(frame, { keyFrame })
          frame.close()
        }
        wait(nowUs)
      }
      /** The next whole picture time, so that a late timer does not slow the pace. */
      function wait(nowUs: number): void {
        const nextUs = (Math.floor(nowUs / frameDurUs) + 1) * frameDurUs
        timer = clock.setTimeout(take, (nextUs - nowUs) / 1000)
      }
      wait(clock.nowUs())
      return {
        requestKeyFrame() {
          if (!paused) keyWanted = true
        },
        pause(wanted) {
          if (over || !gate.pause(wanted)) return
          paused = wanted
          clock.clearTimeout(timer)
          keyWanted = true
          if (!paused) take()
        },
        async close() {
          if (!over) end()
        },
      }
    },
  }
}
