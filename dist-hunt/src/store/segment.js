import { createAppender } from './appender.js';
const CHECKPOINT_MS_MAX = 1_000;
const CHECKPOINT_BYTES_MAX = 4 * 1024 * 1024;
export function createSegmentWriter(clock, sealer, file, events, 
/** It signs nothing any more. */
released) {
    let durableLeaves = 0;
    let signedLeaves = 0;
    let signedUs = clock.nowUs();
    let unsignedBytes = 0;
    let fileBytes = 0;
    const appender = createAppender(file, {
        durable(mark) {
            durableLeaves = mark;
            events.durable(mark);
        },
        failed: (error) => events.failed(error),
    });
    const append = (bytes) => {
        fileBytes += bytes.length;
        unsignedBytes += bytes.length;
        return appender.push(bytes, signedLeaves);
    };
    const signed = (bytes) => {
        signedLeaves = sealer.size;
        signedUs = clock.nowUs();
        const pushed = append(bytes);
        unsignedBytes = 0;
        return pushed;
    };
    return {
        id: sealer.segmentId,
        get leaves() {
            return sealer.size;
        },
        get durableLeaves() {
            return durableLeaves;
        },
        get fileBytes() {
            return fileBytes;
        },
        async begin() {
            await signed(sealer.begin(stampAt(clock, clock.nowUs())));
            await appender.settle();
        },
        chunk(chunk) {
            const { track, kind, syncFirst, discontinuity, preRecord, plaintext } = chunk;
            const stamp = stampAt(clock, chunk.fromUs);
            const durationUs = chunk.durUs;
            return append(sealer.chunk({ track, kind, stamp, durationUs, syncFirst, discontinuity, preRecord, plaintext }));
        },
        gap(gap) {
            return append(sealer.gap({ ...gap, stamp: stampAt(clock, gap.fromUs) }));
        },
        note: (note) => append(sealer.event(note, stampAt(clock, note.atUs))),
        async checkpoint(now) {
            if (sealer.size === signedLeaves)
                return;
            const dueUs = signedUs + CHECKPOINT_MS_MAX * 1000;
            if (!now && clock.nowUs() < dueUs && unsignedBytes < CHECKPOINT_BYTES_MAX)
                return;
            const pushed = signed(sealer.checkpoint({ stamp: stampAt(clock, clock.nowUs()), durable: durableLeaves }));
            await pushed;
            appender.requestSync();
        },
        async end(cause) {
            const bytes = sealer.end({ stamp: stampAt(clock, clock.nowUs()), cause, durable: durableLeaves });
            released();
            await signed(bytes);
            await appender.settle();
            await appender.close();
            return { size: sealer.size, root: sealer.root(), fileBytes };
        },
        async abandon() {
            sealer.wipe();
            released();
            await appender.close();
        },
    };
}
/** A monotonic instant labelled with what the wall clock says of it now; 0 where it says nothing. */
export function stampAt(clock, monotonicUs) {
    const state = clock.state();
    const wallUs = state === 'unset' ? 0 : clock.wallUs() - (clock.nowUs() - monotonicUs);
    return { monotonicUs, wallUs, clock: state };
}
