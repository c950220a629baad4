/**
 * Process: runs ffmpeg on a sound card and writes its AAC frames to the parent (../camera/stdio.ts).
 *
 * Frames are counted from an anchor that follows the sound card's drift (src/media/audioclock.ts).
 */
import { createAdtsParser } from '../../src/media/adts.ts'
import { type AudioClock, createAudioClock } from '../../src/media/audioclock.ts'
import type { AlsaSettings } from '../camera/settings.ts'
import { childSettings, connectParent, monotonicUs } from '../camera/stdio.ts'
import { runTool } from '../camera/tool.ts'

const { input, sampleRate, bitsPerSecond } = childSettings() as AlsaSettings
const parent = connectParent(() => undefined)
let clock: AudioClock | undefined

const parser = createAdtsParser({
  format(format) {
    clock = createAudioClock({ sampleRate: format.sampleRate })
    parent.format(format)
  },
  emit(frame) {
    const time = clock?.next(monotonicUs())
    if (time === undefined) return
    const { ptsUs, durUs } = time
    parent.unit({ track: 'audio', ptsUs, durUs, key: true, data: frame })
  },
})

const encode = ['-ac', '1', '-ar', String(sampleRate), '-c:a', 'aac', '-b:a', String(bitsPerSecond)]
runTool({
  command: 'ffmpeg',
  args: [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', ...input, ...encode],
    ...['-f', 'adts', '-flush_packets', '1', 'pipe:1'],
  ],
  heard: (piece) => parser.push(piece),
  lost(reason) {
    parser.wipe()
    parent.lost(reason)
  },
})
