/**
 * The guided demo: one recording on the real clock, encoder and disk, then verified and opened as a stranger would.
 *
 *   announce 6 s ─► RECORD ─► 8 s ─► hold RECORD: stop ─► verify with trust ─► open ─► clip.mp4
 *
 * Everything lies in one directory of its own, so nothing of a real camera is touched.
 */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assert, ZeugeError } from '../errors.js';
import { FREE_BYTES_MIN } from '../store/space.js';
import { say } from './context.js';
import { dataDirectoryOf } from './data.js';
import { DEMO_IDENTITY, DEMO_NOTICE, TRUST_FILE } from './demokeys.js';
import { ENDINGS } from './errors.js';
import { exists, fileFault, writeOutput } from './files.js';
import { openClip } from './open.js';
import { bytesText, durationText, printResult, table } from './output.js';
import { openSession } from './session.js';
import { verifyPaths } from './verify.js';
const ANNOUNCE_MS = 6000;
const RECORD_MS = 8000;
const HOLD_TO_STOP_MS = 3500;
/** Longest a camera may take to do what it was asked. */
const PATIENCE_MS = 10_000;
const DATA = 'data';
const CLIP = 'clip.mp4';
/** Marks a directory as a demo's own, so that --force may replace it. */
const REPORT = 'zeuge-demo.json';
export async function play(context, flags) {
    await tour(context, resolve(context.cwd, flags.out), flags);
}
/** What `zeuge start` does without a terminal: its own place in the data directory, replaced each time. */
export async function playAtStart(context, flags) {
    await tour(context, join(dataDirectoryOf(context, flags.data), 'demo'), {
        camera: flags.camera ?? 'scene',
        force: true,
    });
}
async function tour(context, out, flags) {
    await makeRoom(out, flags.force === true);
    // At once, so that what an interrupted demo leaves is known as ours too.
    await writeReport(out, { ok: false });
    const data = join(out, DATA);
    const steps = [];
    const tell = (step) => {
        steps.push(step);
        if (!context.json)
            context.stderr.write(`${say(context, step.says)} …\n`);
    };
    const notice = say(context, DEMO_NOTICE);
    if (!context.json)
        context.stderr.write(`${notice}\n`);
    await record(context, data, flags.camera, tell);
    const { verdict, bytes: sealedBytes } = await check(context, data, tell);
    const clip = await open(context, data, join(out, CLIP), tell);
    const ok = verdict === 'COMPLETE';
    const message = `the demo's evidence is ${verdict}, not COMPLETE`;
    const error = { code: 'EXPECTATION_FAILED', message, hint: ENDINGS.EXPECTATION_FAILED.hint[context.lang] };
    const result = {
        ok,
        verdict,
        clip: clip.file,
        data,
        sealedBytes,
        steps: plain(steps),
        ...(!ok && { error }),
    };
    await writeReport(out, result);
    printResult(context, result, () => `${stepTable(context, steps)}\n\n${verdict} · ${clip.file}`);
    if (!ok)
        context.setExit(ENDINGS.EXPECTATION_FAILED.exit);
}
async function writeReport(out, result) {
    await writeOutput(join(out, REPORT), `${JSON.stringify(result, null, 2)}\n`, { force: true });
}
async function makeRoom(out, force) {
    if (!(await exists(out)))
        return;
    const own = await exists(join(out, REPORT));
    if (!force || !own)
        throw new ZeugeError('FILE_EXISTS', own
            ? `${out}: holds an earlier demo; it is replaced only with --force`
            : `${out}: exists and is not a demo of ours; choose another directory with --out`);
    await rm(out, { recursive: true }).catch((cause) => {
        throw fileFault(cause, out);
    });
}
async function record(context, data, camera, tell) {
    const session = await openSession(context, { data, profile: 'demo', camera });
    const { hal, hand, device } = session;
    assert(hand !== undefined, 'the demo moves the simulated board');
    const { clock } = hal;
    let interrupted = false;
    const stopListening = context.onInterrupt(() => {
        interrupted = true;
    });
    const pass = async (ms) => {
        await wait(clock, ms);
        if (interrupted)
            throw new ZeugeError('INTERRUPTED', 'the demo was interrupted; what was recorded is sealed');
    };
    try {
        tell({ name: 'standby', says: STANDBY, durationUs: device.boot.standbyMs * 1000 });
        hand.press('display');
        await reach(clock, device, 'announce', ({ front, preRecordMs }) => front === 'announcing' && preRecordMs > 0);
        await pass(ANNOUNCE_MS);
        const preRecordUs = device.status().preRecordMs * 1000;
        tell({ name: 'announce', says: ANNOUNCED, durationUs: ANNOUNCE_MS * 1000 });
        hand.press('record');
        const pressUs = clock.nowUs();
        await reach(clock, device, 'record', ({ confirmation }) => confirmation === 'confirmed');
        tell({ name: 'preRecord', says: PRE_RECORD, durationUs: preRecordUs });
        tell({ name: 'confirm', says: CONFIRMED, durationUs: clock.nowUs() - pressUs });
        await pass(RECORD_MS);
        hand.press('record', HOLD_TO_STOP_MS);
        await reach(clock, device, 'stop', ({ capture }) => capture === 'buffering' || capture === 'idle');
        const { bytes, chunks } = device.status();
        tell({ name: 'record', says: STOPPED, durationUs: clock.nowUs() - pressUs, bytes, result: `${chunks}` });
    }
    finally {
        stopListening();
        await session.close();
    }
}
async function check(context, data, tell) {
    const startedMs = context.now();
    const report = await verifyPaths(context, [data], join(data, TRUST_FILE));
    const bytes = report.segments.reduce((sum, segment) => sum + segment.bytes, 0);
    const durationUs = (context.now() - startedMs) * 1000;
    tell({ name: 'verify', says: VERIFIED, durationUs, bytes, result: report.verdict });
    return { verdict: report.verdict, bytes };
}
async function open(context, data, out, tell) {
    const startedMs = context.now();
    const identity = join(data, DEMO_IDENTITY);
    const clip = await openClip(context, { path: data, identity, out, force: false, damaged: false });
    const result = durationText(clip.durationUs, context.lang);
    const durationUs = (context.now() - startedMs) * 1000;
    tell({ name: 'open', says: OPENED, durationUs, bytes: clip.bytes, result });
    return clip;
}
function wait(clock, ms) {
    return new Promise((resolve) => {
        clock.setTimeout(resolve, ms);
    });
}
/** Resolves when the status is as wanted; EXPECTATION_FAILED where that takes longer than anybody would wait. */
function reach(clock, device, wish, wanted) {
    return new Promise((resolve, reject) => {
        const stopListening = device.onChange((status) => {
            if (wanted(status))
                end(resolve);
        });
        // The ring fills without a change of state: look at it now and then too.
        const look = () => {
            if (wanted(device.status()))
                end(resolve);
            else
                timer = clock.setTimeout(look, LOOK_MS);
        };
        const limit = clock.setTimeout(() => end(() => reject(late(device, wish))), PATIENCE_MS);
        let timer = clock.setTimeout(look, 0);
        function end(settle) {
            stopListening();
            clock.clearTimeout(limit);
            clock.clearTimeout(timer);
            settle();
        }
    });
}
const LOOK_MS = 50;
/** What kept the camera from it, if it says so; the wish alone helps nobody whose card is full. */
function late(device, wish) {
    const { capture, front, faults } = device.status();
    if (faults.includes('storage-full'))
        return new ZeugeError('DISK_FULL', `the camera does not ${wish}: less than ${FREE_BYTES_MIN / 1024 / 1024} MiB are free; make room, or choose another disk`);
    return new ZeugeError(faults.includes('camera-lost') ? 'CAMERA_LOST' : 'EXPECTATION_FAILED', `the camera did not ${wish} within ${PATIENCE_MS / 1000} s (capture ${capture}, front ${front}, faults: ${faults.join(', ') || 'none'})`);
}
function plain(steps) {
    return steps.map(({ name, durationUs, bytes, result }) => ({
        name,
        durationMs: Math.round(durationUs / 1000),
        ...(bytes !== undefined && { bytes }),
        ...(result !== undefined && { result }),
    }));
}
function stepTable(context, steps) {
    const { lang } = context;
    const rows = steps.map(({ says, durationUs, bytes, result }) => [
        say(context, says),
        durationText(durationUs, lang),
        bytes === undefined ? '' : bytesText(bytes, lang),
        result ?? '',
    ]);
    const head = lang === 'de' ? ['Schritt', 'Dauer', 'Größe', 'Ergebnis'] : ['step', 'time', 'size', 'result'];
    return table([head, ...rows], [1, 2]);
}
const STANDBY = { de: 'Kamera bereit', en: 'Camera in standby' };
const ANNOUNCED = { de: 'Angekündigt, Display leuchtet', en: 'Announced, display lit' };
const PRE_RECORD = { de: 'Vorabaufnahme übernommen', en: 'Pre-record kept' };
const CONFIRMED = { de: 'Erstes Stück sicher gespeichert', en: 'First chunk durable' };
const STOPPED = { de: 'Aufgenommen und versiegelt (Stücke)', en: 'Recorded and sealed (chunks)' };
const VERIFIED = { de: 'Geprüft', en: 'Verified' };
const OPENED = { de: 'Geöffnet', en: 'Opened' };
