/**
 * Process: runs ffmpeg on a camera and writes its pictures to the parent (stdio.ts).
 *
 * ffmpeg writes a fragmented MP4 with one picture a fragment: framed, and with the driver's times in µs.
 */
import { unitOfAvcc } from '../../src/media/annexb.js';
import { createParameterSets } from '../../src/media/parameters.js';
import { parseAvcConfiguration } from '../../src/media/sps.js';
import { createAnchor } from './anchor.js';
import { createFragmentedReader } from './fragmented.js';
import { childSettings, connectParent, monotonicUs } from './stdio.js';
import { runTool } from './tool.js';
const OUTPUT = [
    ...['-an', '-f', 'mp4', '-movflags', '+frag_every_frame+empty_moov+default_base_moof+skip_trailer'],
    ...['-video_track_timescale', '1000000', '-flush_packets', '1', 'pipe:1'],
];
const { input, encode, picturesPerSecond } = childSettings();
const parent = connectParent(() => undefined);
const anchor = createAnchor();
const sets = createParameterSets();
const durUs = Math.round(1_000_000 / picturesPerSecond);
let lengthBytes = 4;
const reader = createFragmentedReader({
    configuration(record) {
        const parsed = parseAvcConfiguration(record);
        lengthBytes = parsed?.lengthBytes ?? 4;
        for (const set of [...(parsed?.sps ?? []), ...(parsed?.pps ?? [])])
            sets.put(set);
        tellFormat();
    },
    sample(data, timeUs) {
        const unit = unitOfAvcc(data, lengthBytes);
        if (unit === undefined)
            return;
        // A camera that encodes by itself may repeat its parameter sets in the stream.
        for (const set of [...(unit.sps === undefined ? [] : [unit.sps]), ...unit.pps])
            sets.put(set);
        tellFormat();
        const ptsUs = anchor.place(timeUs, monotonicUs());
        if (sets.known())
            parent.unit({ track: 'video', ptsUs, durUs, key: unit.key, data: unit.data });
        unit.data.fill(0);
    },
});
function tellFormat() {
    const format = sets.changed();
    if (format !== undefined)
        parent.format(format);
}
runTool({
    command: 'ffmpeg',
    args: ['-nostdin', '-hide_banner', '-loglevel', 'error', ...input, ...encode, ...OUTPUT],
    heard(piece) {
        const fault = reader.push(piece);
        if (fault !== undefined)
            parent.lost(`ffmpeg wrote ${fault}`);
    },
    lost(reason) {
        reader.wipe();
        parent.lost(reason);
    },
});
