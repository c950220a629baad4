/**
 * Process: runs ffmpeg on a sound card and writes its AAC frames to the parent (../camera/stdio.ts).
 *
 * Frames are counted from an anchor that follows the sound card's drift (src/media/audioclock.ts).
 */
import { createAdtsParser } from '../../src/media/adts.js';
import { createAudioClock } from '../../src/media/audioclock.js';
import { childSettings, connectParent, monotonicUs } from '../camera/stdio.js';
import { runTool } from '../camera/tool.js';
const { input, sampleRate, bitsPerSecond } = childSettings();
const parent = connectParent(() => undefined);
let clock;
const parser = createAdtsParser({
    format(format) {
        clock = createAudioClock({ sampleRate: format.sampleRate });
        parent.format(format);
    },
    emit(frame) {
        const time = clock?.next(monotonicUs());
        if (time === undefined)
            return;
        const { ptsUs, durUs } = time;
        parent.unit({ track: 'audio', ptsUs, durUs, key: true, data: frame });
    },
});
const encode = ['-ac', '1', '-ar', String(sampleRate), '-c:a', 'aac', '-b:a', String(bitsPerSecond)];
runTool({
    command: 'ffmpeg',
    args: [
        ...['-nostdin', '-hide_banner', '-loglevel', 'error', ...input, ...encode],
        ...['-f', 'adts', '-flush_packets', '1', 'pipe:1'],
    ],
    heard: (piece) => parser.push(piece),
    lost(reason) {
        parser.wipe();
        parent.lost(reason);
    },
});
