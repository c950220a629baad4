const FRAMES_PER_SECOND = 30;
const GROUP_SECONDS = 1;
const SAMPLE_RATE = 48_000;
const SAMPLES = 1024;
/** A key frame of a real encoder is about six times as large as the others. */
const KEY_WEIGHT = 6;
/** Baseline 1280×720 as openh264 writes it. */
const AVC_CONFIGURATION = '0142c01fffe1000f6742c01f8c6805005ba01e1108d40001000468ce3c80';
export const FORMATS = {
    video: {
        track: 'video',
        codec: 'avc1.42c01f',
        width: 1280,
        height: 720,
        configuration: Uint8Array.from(Buffer.from(AVC_CONFIGURATION, 'hex')),
    },
    audio: {
        track: 'audio',
        codec: 'mp4a.40.2',
        sampleRate: SAMPLE_RATE,
        channels: 1,
        configuration: Uint8Array.of(0x11, 0x88),
    },
};
export function synthetic(clock, bitsPerSecond, { groupSeconds = GROUP_SECONDS, onRequest = true } = {}) {
    const unitAt = pictures(bitsPerSecond, groupSeconds);
    return {
        camera: {
            name: 'synthetic',
            bitsPerSecondMax: bitsPerSecond,
            frameDurUs: Math.round(1e6 / FRAMES_PER_SECOND),
            open: (sink) => play(clock, sink, 'video', 1e6 / FRAMES_PER_SECOND, unitAt, onRequest),
        },
        microphone: {
            name: 'synthetic',
            open: (sink) => play(clock, sink, 'audio', (SAMPLES * 1e6) / SAMPLE_RATE, () => [noise(170), true]),
        },
    };
}
/** One NAL unit behind its length; type 5 where it is a key frame. */
export function pictures(bitsPerSecond, groupSeconds = GROUP_SECONDS) {
    const keyEvery = groupSeconds * FRAMES_PER_SECOND;
    const perFrame = bitsPerSecond / 8 / FRAMES_PER_SECOND;
    const deltaBytes = Math.round((perFrame * keyEvery) / (keyEvery - 1 + KEY_WEIGHT));
    const delta = picture(deltaBytes, 0x61);
    const key = picture(deltaBytes * KEY_WEIGHT, 0x65);
    return (index) => (index % keyEvery === 0 ? [key, true] : [delta, false]);
}
function picture(bytes, nalHeader) {
    const unit = noise(bytes);
    new DataView(unit.buffer).setUint32(0, bytes - 4);
    unit[4] = nalHeader;
    return unit;
}
/** The same bytes in every run. */
function noise(bytes) {
    let state = 0x9e3779b9;
    return Uint8Array.from({ length: bytes }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state >>> 24;
    });
}
function play(clock, sink, track, periodUs, unitAt, onRequest = true) {
    const startUs = clock.nowUs();
    let index = 0;
    /** Where the running group of pictures began. */
    let keyIndex = 0;
    let said = false;
    let timer;
    let open = true;
    let resting = false;
    /** Woken in the middle of a group: nothing is given before the next one begins. */
    let waiting = false;
    const next = () => {
        if (!said)
            sink.format(FORMATS[track]);
        said = true;
        while (open && !resting && startUs + index * periodUs <= clock.nowUs()) {
            const [data, key] = unitAt(index - keyIndex);
            waiting &&= !key;
            if (waiting) {
                index++;
                continue;
            }
            const unit = {
                track,
                ptsUs: Math.round(startUs + index * periodUs),
                durUs: Math.round((index + 1) * periodUs) - Math.round(index * periodUs),
                key,
                data,
            };
            index++;
            sink.unit(unit);
        }
        arm();
    };
    const arm = () => {
        clock.clearTimeout(timer);
        if (!open || resting)
            return;
        timer = clock.setTimeout(next, Math.max(1, (startUs + index * periodUs - clock.nowUs()) / 1000));
    };
    const requestKeyFrame = () => {
        keyIndex = index;
    };
    arm();
    return {
        ...(onRequest && { requestKeyFrame }),
        pause(paused) {
            if (paused === resting)
                return;
            resting = paused;
            if (!paused)
                index = Math.max(index, Math.ceil((clock.nowUs() - startUs) / periodUs));
            if (!paused && onRequest)
                requestKeyFrame();
            waiting = !paused && !onRequest;
            arm();
        },
        async close() {
            open = false;
            clock.clearTimeout(timer);
        },
    };
}
