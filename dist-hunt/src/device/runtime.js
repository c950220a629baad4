/**
 * The device: where board, decisions, media and store meet, and the only place they do.
 *
 *   buttons ─► gestures ─┐                       ┌─► effects ─► LED, display, haptic, tone
 *   dock, battery, disk ─┴─► camera.machine ─────┤
 *                                                └─► capture ─► recorder ─► recording ─► disk
 *   camera, microphone ─► source ─────────────────────────────────►┘
 *
 * Opening a device boots it: ledger, recovery, then standby. It adds no behaviour of its own.
 */
import { createActor } from 'xstate';
import { bytesOfHex, hexOf } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { ringBytes } from '../media/ring.js';
import { boot } from './boot.js';
import { listenToButtons } from './buttons.js';
import { cameraMachine } from './camera.machine.js';
import { captureActor, createProgress } from './capture.js';
import { createChronicle, policyEvent } from './chronicle.js';
import { createEffects } from './effects.js';
import { createJournal } from './journal.js';
import { minutesLeft } from './measured.js';
import { createNoticeWatch } from './notice.js';
import { createOffloading } from './offload.js';
import { statedRules } from './policy.js';
import { createRecorder } from './recorder.js';
import { createSources } from './sources.js';
import { RECOVERING, stateOf } from './state.js';
import { LANGUAGES } from './texts.js';
import { createTracer, traceDisk } from './tracer.js';
import { every, watchAll } from './watch.js';
/** Of the board's memory, at most this share is the ring's. */
const RING_SHARE_MAX = 0.5;
/** An idle epoch key ends before it is 15 min old. */
const EPOCH_IDLE_MS = 14 * 60_000;
const EPOCH_LOOK_MS = 60_000;
/** Boots the device; resolves in standby. ZeugeError where it cannot record at all (no identity, no memory, no disk). */
export async function openDevice(board, options) {
    const { clock, camera } = board;
    const { profile } = options;
    const startedUs = clock.nowUs();
    const trace = createTracer(clock, options.trace);
    const hal = options.trace === undefined ? board : { ...board, disk: traceDisk(clock, board.disk, trace) };
    refuseLargeRing(profile, camera.bitsPerSecondMax, hal.board.ramBytes);
    const measured = {};
    let offload;
    const facts = () => ({ ...measured, ...(offload && { offload }) });
    const effects = createEffects(hal, lookOf(options, facts));
    effects.show(RECOVERING);
    const { ledger, creation, recovered } = await boot(hal, options);
    trace({ src: 'board', type: 'boot', ...bootFacts(hal, options, ledger.counter, recovered.length) });
    const progress = createProgress();
    const listeners = new Set();
    const send = (event) => {
        trace({ src: 'board', type: 'event', event });
        chronicle.begin(event);
        actor.send(event);
        chronicle.done();
    };
    const setFault = (fault, is) => {
        if (state.power === 'off' || is === state.faults.includes(fault))
            return;
        send({ type: is ? 'fault.raised' : 'fault.cleared', atUs: clock.nowUs(), fault });
    };
    const recorder = createRecorder({
        clock,
        fragmentUs: profile.fragmentMs * 1000,
        frameDurUs: camera.frameDurUs,
        preRecordAudio: profile.preRecordAudio,
        requestKeyFrame: () => sources.requestKeyFrame(),
    });
    const sources = createSources(hal, recorder, setFault, trace);
    const capture = captureActor({
        clock,
        recorder,
        creation,
        bitsPerSecondMax: camera.bitsPerSecondMax,
        notice: () => notices.now(),
        raise: (fault) => setFault(fault, true),
        changed: () => progressed(),
    }, progress);
    const offloading = createOffloading({
        ...{ clock, ledger, log: hal.log },
        offload: options.offload ?? (async () => ({ done: true })),
        progress(now) {
            offload = now;
            perceived = effects.show(state);
            changed();
        },
    });
    const actor = createActor(cameraMachine.provide({ actors: { capture, offload: offloading.actor } }), {
        input: { rules: profile, offloads: options.offload !== undefined },
        clock: { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout },
    });
    let state = stateOf(actor.getSnapshot());
    let perceived = effects.show(state);
    const notices = createNoticeWatch(hal.primitives, clock, perceived.screen);
    const journal = createJournal({
        clock,
        ledger,
        log: hal.log,
        lost: (fault) => state.power === 'on' && setFault(fault, true),
    });
    const chronicle = createChronicle(clock, journal, state, profile.sensations, () => bytesOfHex(progress.recording ?? ''));
    const rules = policyEvent(statedRules(clock, options), ledger.history.policy);
    if (rules !== undefined)
        journal.note(rules);
    const status = () => ({
        ...state,
        ...perceived,
        ...progress,
        preRecordMs: Math.round(recorder.ringUs / 1000),
        freeBytes: measured.freeBytes,
        batteryPercent: measured.batteryPercent,
        minutesLeft: measured.minutesLeft,
        offload,
    });
    const changed = () => {
        if (listeners.size === 0)
            return;
        const now = status();
        for (const listener of listeners)
            listener(now);
    };
    function progressed() {
        const { recording, chunks, durableUntilUs } = progress;
        if (recording !== undefined && durableUntilUs !== undefined)
            trace({ src: 'disk', type: 'durable', recording, chunks, untilUs: durableUntilUs });
        changed();
    }
    // Before start: a listener attached later misses the first effects.
    actor.on('*', (effect) => {
        trace({ src: 'effect', type: 'effect', effect });
        chronicle.effect(effect);
        effects.play(effect);
        // The wearer's wish or an empty battery: the board goes off once all is sealed.
        if (effect.type === 'power.off' && ending === undefined)
            void finish().then(() => hal.power.off());
    });
    actor.subscribe({
        next(snapshot) {
            const wasDocked = state.dock !== 'away';
            state = stateOf(snapshot);
            perceived = effects.show(state);
            notices.shown(perceived.screen);
            chronicle.state(state, notices.now());
            if (wasDocked && state.dock === 'away')
                journal.rotate(0);
            buttons?.setRecording(state.recordingSinceUs);
            sources.run(sourcesWanted(state, profile));
            trace({ src: 'machine', type: 'state', state });
            changed();
        },
        error(error) {
            hal.log({ level: 'error', event: 'machine.failed', message: String(error) });
        },
    });
    let buttons;
    let ending;
    actor.start();
    buttons = listenToButtons(clock, hal.buttons, gestureRules(profile), {
        edge: ({ button, down }) => trace({ src: 'board', type: 'edge', button, down }),
        gesture: send,
    });
    const stopRotating = every(clock, EPOCH_LOOK_MS, () => journal.rotate(EPOCH_IDLE_MS));
    const stopWatching = await watchAll(hal, {
        setFault,
        trace,
        dock: (attached) => send({ type: attached ? 'dock.attached' : 'dock.detached', atUs: clock.nowUs() }),
        clock: chronicle.clock,
        keysReady: creation.prepare,
        policy: options.policy,
        age: { maxAgeDays: profile.maxAgeDays, boot: ledger.counter, clockKnown: ledger.history.clockKnown },
        measured(news) {
            Object.assign(measured, news);
            Object.assign(measured, minutesLeft(measured, camera.bitsPerSecondMax));
            changed();
        },
    });
    if (recovered.length > 0)
        setFault('recording-recovered', true);
    async function end() {
        const cause = shutdownCause(state);
        if (actor.getSnapshot().status === 'active') {
            const off = new Promise((resolve) => {
                actor.subscribe({ complete: resolve, error: () => resolve() });
            });
            send({ type: 'power.off', atUs: clock.nowUs() });
            await off;
        }
        buttons?.stop();
        stopWatching();
        stopRotating();
        await sources.stop();
        await creation.close();
        await offloading.settled();
        await chronicle.finish(cause);
        await ledger.close();
    }
    let resolveEnded = () => undefined;
    const ended = new Promise((resolve) => {
        resolveEnded = resolve;
    });
    function finish() {
        ending ??= Promise.resolve().then(end).finally(resolveEnded);
        return ending;
    }
    const standbyMs = Math.round((clock.nowUs() - startedUs) / 1000);
    hal.log({ level: 'info', event: 'standby', device: ledger.device, counter: ledger.counter, standbyMs });
    return {
        boot: { device: ledger.device, counter: ledger.counter, recovered, standbyMs },
        status,
        onChange(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        send,
        finish,
        ended,
    };
}
function lookOf({ profile, language = profile.language ?? 'de' }, facts) {
    const { preRecordNotice, sensations, lamps, noticeUrl } = profile;
    const texts = profile.texts[language];
    const { rtl } = LANGUAGES[language];
    return { texts, rtl, preRecordNotice, sensations, lamps, noticeUrl, facts };
}
function gestureRules({ gestures, startGesture: start, stopGesture: stop }) {
    return { ...gestures, start, stop };
}
/** Still on: somebody else than the machine asked for it. */
function shutdownCause({ power, faults }) {
    if (power !== 'off')
        return 'told';
    return faults.includes('battery-critical') ? 'battery-critical' : 'wearer';
}
function bootFacts({ clock }, options, counter, recovered) {
    const state = clock.state();
    return {
        counter,
        clock: state,
        wallUs: state === 'unset' ? null : clock.wallUs(),
        profile: { id: options.profile.id, hash: hexOf(options.profileHash) },
        recovered,
    };
}
/** Units only for a ring or a recording; ready for one where the profile wants it, or once somebody is addressed. */
function sourcesWanted(state, profile) {
    if (state.power !== 'on')
        return 'off';
    if (state.capture !== 'idle')
        return 'live';
    return profile.cameraInStandby === 'warm' || state.front !== 'dark' ? 'warm' : 'off';
}
function refuseLargeRing(profile, bitsPerSecond, ramBytes) {
    if (profile.preRecordMs === 0 || profile.preRecordArm === 'never')
        return;
    const bytes = ringBytes(profile.preRecordMs, bitsPerSecond);
    if (bytes <= ramBytes * RING_SHARE_MAX)
        return;
    const mib = (value) => `${Math.round(value / 1024 / 1024)} MiB`;
    throw new ZeugeError('RAM_TOO_SMALL', `${profile.preRecordMs / 1000} s of pre-record need ${mib(bytes)} of memory, this board has ${mib(ramBytes)} and gives at most half; shorten preRecordMs or lower the camera's bit rate`);
}
