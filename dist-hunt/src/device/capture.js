/**
 * The machine's one invoked actor: it lives as long as a ring or a recording exists.
 *
 *   keep ─► new recording behind the ring ─► record.durable … finish ─► record.closed ─► ring again
 *   next, or keep while one runs ─► a linked recording takes over at the next key picture
 *
 * When it is stopped the ring is wiped. One recording is closed before the next one opens its file. It reports and obeys; it decides nothing.
 */
import { fromCallback } from 'xstate';
import { hexOf } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { createRing, ringBytes } from '../media/ring.js';
import { createRecording } from '../store/recording.js';
/** Plaintext held for a slow disk, in seconds of the camera's largest bit rate (media.md). */
const HELD_SECONDS = 10;
/** How often the ring is looked at where nothing in it grows too old before. */
const EXPIRE_MS = 250;
export function createProgress() {
    return {
        recording: undefined,
        directory: undefined,
        recordings: 0,
        segments: 0,
        chunks: 0,
        gaps: 0,
        bytes: 0,
        durableUntilUs: undefined,
    };
}
export function captureActor(parts, progress) {
    const { clock, recorder, creation, bitsPerSecondMax } = parts;
    const heldBytesMax = (HELD_SECONDS * bitsPerSecondMax * 1.25) / 8;
    return fromCallback(({ input, receive, sendBack }) => {
        const { preRecordMs } = input;
        let running;
        /** The newest one, also while it is being closed: the status speaks of it. */
        let newest;
        let closing = Promise.resolve();
        let stopped = false;
        let timer;
        const tell = (event) => sendBack(event);
        function arm() {
            if (preRecordMs === 0)
                return;
            recorder.arm(createRing({ bytes: ringBytes(preRecordMs, bitsPerSecondMax), limitUs: preRecordMs * 1000 }));
            expireLater();
        }
        /** Not one instant longer than the limit, also where no unit comes that would push the oldest out. */
        function expireLater() {
            clock.clearTimeout(timer);
            const oldestUs = recorder.expire() ?? Number.POSITIVE_INFINITY;
            const dueMs = Math.floor((oldestUs - clock.nowUs()) / 1000) + preRecordMs;
            timer = clock.setTimeout(() => {
                if (!stopped && running === undefined)
                    expireLater();
            }, Math.min(EXPIRE_MS, Math.max(1, dueMs)));
        }
        function count(recording) {
            if (recording !== newest)
                return;
            const { segments, chunks, gaps, bytes } = recording.status();
            Object.assign(progress, { segments, chunks, gaps, bytes });
            parts.changed();
        }
        /** Counts what is durable, and tells once that a picture captured after the press is. */
        function durableOf(pressUs, recording) {
            let confirmed = false;
            return ({ track, preRecord, fromUs, durUs }) => {
                const endUs = fromUs + durUs;
                if (track === 'video' && !preRecord) {
                    progress.durableUntilUs = Math.max(progress.durableUntilUs ?? 0, endUs);
                    if (!confirmed && endUs > pressUs) {
                        confirmed = true;
                        tell({ type: 'record.durable', atUs: clock.nowUs() });
                    }
                }
                count(recording());
            };
        }
        function begin(start) {
            const { id, directory, parts: made } = creation.recording();
            const before = closing;
            const recording = createRecording({
                ...made,
                async openSegment(continuation, events) {
                    await before;
                    return made.openSegment(continuation, events);
                },
            }, { heldBytesMax }, {
                durable: durableOf(start.pressUs, () => recording),
                replaced: (error) => parts.raise(faultOf(error)),
                failed: (error) => fail(recording, error),
            });
            running = { ...start, id, recording };
            newest = recording;
            const { recordings, durableUntilUs } = progress;
            Object.assign(progress, createProgress(), {
                recording: hexOf(id),
                directory,
                recordings: recordings + 1,
                // A linked recording goes on where the former one is: what is durable stays so.
                ...(start.continues !== null && { durableUntilUs }),
            });
            const { atUs, announcedSinceUs, emergency, muted, continues } = start;
            const notice = { ...parts.notice() };
            recording.note({ type: 'started', atUs, announcedSinceUs, emergency, muted, continues, notice });
            parts.changed();
            return recording;
        }
        function keep({ pressUs, announcedSinceUs, emergency }) {
            const start = { atUs: pressUs, pressUs, announcedSinceUs, emergency, muted: false, continues: null };
            if (running === undefined)
                recorder.keep(begin(start));
            else
                link('stopped', () => start);
        }
        function link(cause, startOf) {
            const former = running;
            if (former === undefined)
                return;
            recorder.link(cause, (ended) => {
                closing = ended;
                void ended.then(() => count(former.recording));
                return begin({ ...startOf(running ?? former), continues: former.id });
            });
        }
        async function finish(cause) {
            const recording = running?.recording;
            if (recording === undefined)
                return;
            running = undefined;
            const ending = recorder.finish(cause);
            closing = ending;
            const end = await ending;
            count(recording);
            // A press may have begun the next one by now: then nothing is over.
            if (end.failed || recording !== newest)
                return;
            tell({ type: 'record.closed', atUs: clock.nowUs(), cause });
            // The machine has decided by now: a new recording, the ring again, or the end of this actor.
            if (!stopped && running === undefined)
                arm();
        }
        function fail(recording, error) {
            const fault = faultOf(error);
            parts.raise(fault);
            if (recording !== newest)
                return;
            running = undefined;
            // Lets go of the recorder; the recording itself is over.
            void recorder
                .finish('storage-failed')
                .then(() => tell({ type: 'record.failed', atUs: clock.nowUs(), fault }));
        }
        function mute(now, muted, atUs) {
            running = { ...now, muted };
            recorder.mute(muted, clock.nowUs());
            now.recording.note({ type: muted ? 'muted' : 'unmuted', atUs });
        }
        receive((command) => {
            switch (command.type) {
                case 'keep':
                    return keep(command);
                case 'next':
                    return link('maximum-length', (former) => ({ ...former, atUs: clock.nowUs() }));
                case 'emergency':
                    if (running !== undefined)
                        running = { ...running, emergency: true };
                    return running?.recording.note({ type: 'emergency', atUs: command.atUs });
                case 'marker':
                    return running?.recording.note({ type: 'marker', atUs: command.atUs });
                case 'mute':
                    if (running !== undefined)
                        mute(running, command.muted, command.atUs);
                    return;
                case 'finish':
                    void finish(command.cause);
                    return;
            }
        });
        arm();
        return () => {
            stopped = true;
            clock.clearTimeout(timer);
            recorder.disarm();
        };
    });
}
/** What the wearer is told of an error while recording: whose fault it is. */
function faultOf(error) {
    const code = error instanceof ZeugeError ? error.code : undefined;
    if (code === 'DISK_FULL')
        return 'storage-full';
    if (code === 'KEY_MISSING' || code === 'KEY_INVALID')
        return 'key-missing';
    return code === 'DISK_FAILED' || code === 'DISK_READ_ONLY' ? 'storage-failing' : 'recorder-failed';
}
