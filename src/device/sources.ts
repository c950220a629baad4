/** Camera and microphone together: what they give goes to the recorder, what they lack becomes a fault. */
import type { Hal } from '../../hal/hal.ts'
import type { Recorder } from './recorder.ts'
import { createSource, type MediaSource, type Openable } from './source.ts'
import type { Trace } from './tracer.ts'
import type { Fault } from './vocabulary.ts'
import type { SetFault } from './watch.ts'

/** Closed; open and ready but giving nothing; or giving units. */
export type SourcesWanted = 'off' | 'warm' | 'live'

export interface Sources {
  /** Brings both there, where they are not so already. */
  run(wanted: SourcesWanted): void
  requestKeyFrame(): void
  /** No unit comes after this resolves. */
  stop(): Promise<void>
}

export function createSources(
  hal: Pick<Hal, 'clock' | 'camera' | 'microphone' | 'log'>,
  recorder: Pick<Recorder, 'format' | 'unit' | 'lost'>,
  setFault: SetFault,
  trace: Trace,
): Sources {
  const note = (track: 'video' | 'audio', live: boolean): void =>
    trace({ src: 'board', type: 'source', source: track === 'video' ? 'camera' : 'microphone', live })
  const source = (device: Openable, track: 'video' | 'audio', fault: Fault): MediaSource => {
    let gone = false
    return createSource(hal.clock, device, {
      format: recorder.format,
      unit: recorder.unit,
      lost(reason) {
        hal.log({ level: 'warn', event: fault, source: device.name, reason })
        recorder.lost(track)
        gone = true
        note(track, false)
        setFault(fault, true)
      },
      alive() {
        if (gone) note(track, true)
        gone = false
        setFault(fault, false)
      },
    })
  }
  const picture = source(hal.camera, 'video', 'camera-lost')
  const all = [picture]
  if (hal.microphone !== undefined) all.push(source(hal.microphone, 'audio', 'microphone-silent'))

  return {
    run(wanted) {
      for (const one of all) {
        one.pause(wanted === 'warm')
        if (one.running === (wanted !== 'off')) continue
        if (one.running) void one.stop()
        else one.start()
      }
    },
    requestKeyFrame: picture.requestKeyFrame,
    async stop() {
      await Promise.all(all.map((one) => one.stop()))
    },
  }
}
