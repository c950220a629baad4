/**
 * The vocabulary of the statechart in camera.machine.ts: what its context holds, when it may (guards),
 * what it does (actions), how long it waits (delays) and the one actor it invokes.
 *
 * Actions never throw and never reach outside: they assign, emit a typed Effect or send to `capture`.
 */
import { and, assign, emit, fromCallback, not, or, sendTo, setup, stateIn } from 'xstate';
import { BLOCKING_FAULTS, } from './vocabulary.js';
export const STATUS_MS = 5000;
/** Low battery and unset clock are said again after this time. */
export const NAG_MS = 20_000;
export const CONFIRM_MS = 1000;
export const COLD_START_MS = 1500;
/** A handing over that failed is tried again after this time. */
export const OFFLOAD_RETRY_MS = 60_000;
/** While it stays in the dock: what came due meanwhile. */
export const OFFLOAD_AGAIN_MS = 3_600_000;
const FINISHING = {
    'storage-full': 'storage-full',
    'battery-critical': 'battery-critical',
};
const NAGGING = [
    { fault: 'battery-low', moment: 'fault.batteryLow' },
    { fault: 'clock-unset', moment: 'fault.clockUnset' },
];
function nagOf(faults) {
    return NAGGING.find(({ fault }) => faults.includes(fault))?.moment;
}
function faultOf(event) {
    const given = event;
    if (given.type === 'gesture.stuck' || given.type === 'gesture.unstuck')
        return given.button === 'display' ? 'display-button-stuck' : 'record-button-stuck';
    return 'fault' in given ? given.fault : undefined;
}
function withFault(faults, fault) {
    return faults.includes(fault) ? faults : [...faults, fault].sort();
}
export const device = setup({
    types: {
        context: {},
        events: {},
        emitted: {},
        input: {},
        children: {},
    },
    actors: {
        capture: fromCallback(() => {
            throw new Error('runtime.ts provides this actor');
        }),
        offload: fromCallback(() => {
            throw new Error('runtime.ts provides this actor');
        }),
    },
    delays: {
        confirm: ({ context }) => CONFIRM_MS + (context.rules.cameraInStandby === 'off' ? COLD_START_MS : 0),
        reminder: ({ context }) => context.rules.reminderMs,
        maximum: ({ context }) => context.rules.recordingMaxMs,
        postRecord: ({ context }) => context.rules.postRecordMs,
        status: STATUS_MS,
        nag: NAG_MS,
        offloadRetry: OFFLOAD_RETRY_MS,
        offloadAgain: OFFLOAD_AGAIN_MS,
    },
    guards: {
        away: stateIn({ on: { dock: 'away' } }),
        docked: not('away'),
        idle: stateIn({ on: { capture: 'idle' } }),
        /** A running recording is finished first. */
        mayOffload: and([({ context }) => context.offloads, 'idle']),
        newProblem: ({ context, event }) => event.type === 'offload.failed' && event.problem !== context.problem,
        capturing: or([
            stateIn({ on: { capture: { active: 'recording' } } }),
            stateIn({ on: { capture: { active: 'finalizing' } } }),
        ]),
        blocked: ({ context }) => context.faults.some((fault) => BLOCKING_FAULTS.includes(fault)),
        armsNow: ({ context: { rules, armed } }) => rules.preRecordArm === 'gesture' && rules.preRecordMs > 0 && !armed,
        armed: ({ context: { rules, announcedSinceUs, armed, faults } }) => rules.preRecordMs > 0 &&
            !faults.includes('recorder-failed') &&
            (rules.preRecordArm === 'standby' ||
                (rules.preRecordArm === 'announcement' && announcedSinceUs !== undefined) ||
                (rules.preRecordArm === 'gesture' && armed)),
        mayBuffer: and(['armed', not('blocked'), not('docked')]),
        mayRecord: and([not('blocked'), not('docked')]),
        /** Whatever cannot wait ends the post-record time: the dock, a fault, the end of the device. */
        postRecords: and([
            ({ context: { rules, cause, poweringOff } }) => rules.postRecordMs > 0 && cause === 'stopped' && !poweringOff,
            'mayRecord',
        ]),
        reminds: ({ context }) => context.rules.reminderMs > 0,
        limited: ({ context }) => context.rules.recordingMaxMs > 0,
        emergencyAllowed: ({ context }) => context.rules.emergencyPath,
        muteAllowed: ({ context }) => context.rules.muteAllowed,
        silent: ({ context }) => context.faults.includes('microphone-silent'),
        muted: ({ context }) => context.muted,
        poweringOff: ({ context }) => context.poweringOff,
        mustSwitchOff: and([({ context }) => context.faults.includes('battery-critical'), not('docked')]),
        announced: ({ context }) => context.announcedSinceUs !== undefined,
        strong: ({ event }) => event.type === 'gesture.tick' && event.strong,
        finishes: ({ event }) => event.type === 'fault.raised' && FINISHING[event.fault] !== undefined,
        faulty: ({ context }) => context.faults.length > 0,
        nags: and([({ context }) => nagOf(context.faults) !== undefined, not('docked')]),
        news: ({ context, event }) => !context.faults.some((fault) => fault === faultOf(event)),
    },
    actions: {
        perceive: emit((_, moment) => ({ type: 'perceive', moment })),
        refuse: emit(({ event }, why) => {
            return { type: 'refused', gesture: event.type, why, atUs: event.atUs };
        }),
        announce: assign({
            announcedSinceUs: ({ event }) => event.atUs,
            // Somebody asks again: the ring gets another chance.
            faults: ({ context }) => context.faults.filter((fault) => fault !== 'recorder-failed'),
        }),
        endAnnouncement: assign({ announcedSinceUs: undefined, armed: false }),
        arm: assign({
            armed: true,
            announcedSinceUs: ({ context, event }) => context.announcedSinceUs ?? event.atUs,
        }),
        press: assign({ pressUs: ({ event }) => event.atUs }),
        forgetPress: assign({ pressUs: undefined, markedUs: undefined }),
        /** Sound is kept from the start of each recording. */
        startAudible: assign({ muted: false }),
        toggleMute: assign({ muted: ({ context }) => !context.muted }),
        tellMute: sendTo('capture', ({ context, event }) => ({
            type: 'mute',
            muted: context.muted,
            atUs: event.atUs,
        })),
        /** The notice starts with the recording, and stays as the announcement when it ends. */
        announceWithStart: assign({
            announcedSinceUs: ({ context }) => context.announcedSinceUs ?? context.pressUs,
        }),
        because: assign({ cause: (_, cause) => cause }),
        becauseOfFault: assign({
            cause: ({ event, context }) => FINISHING[faultOf(event) ?? 'recorder-failed'] ?? context.cause,
        }),
        powerOffNext: assign({ poweringOff: true }),
        raise: assign({
            faults: ({ context, event }) => withFault(context.faults, faultOf(event) ?? 'recorder-failed'),
        }),
        clear: assign({
            faults: ({ context, event }) => context.faults.filter((fault) => fault !== (faultOf(event) ?? 'recorder-failed')),
        }),
        perceiveFault: emit(({ event }) => {
            const fault = faultOf(event);
            return { type: 'perceive', moment: (fault && nagOf([fault])) ?? 'fault.raised' };
        }),
        nag: emit(({ context }) => ({ type: 'perceive', moment: nagOf(context.faults) ?? 'fault.raised' })),
        keep: sendTo('capture', ({ context, event }) => ({
            type: 'keep',
            pressUs: context.pressUs ?? event.atUs,
            announcedSinceUs: context.announcedSinceUs ?? null,
            emergency: false,
        })),
        /** A durable chunk shows that the recorder works again. */
        recovered: assign({
            faults: ({ context }) => context.faults.filter((fault) => fault !== 'recorder-failed'),
        }),
        markEmergency: sendTo('capture', ({ event }) => ({ type: 'emergency', atUs: event.atUs })),
        mark: sendTo('capture', ({ event }) => ({ type: 'marker', atUs: event.atUs })),
        flash: assign({ markedUs: ({ event }) => event.atUs }),
        goOn: sendTo('capture', { type: 'next' }),
        finish: sendTo('capture', ({ context }) => ({ type: 'finish', cause: context.cause })),
        noteProblem: assign({
            problem: ({ event }) => (event.type === 'offload.failed' ? event.problem : 'offload-failed'),
        }),
        forgetProblem: assign({ problem: undefined }),
        switchOff: emit(() => ({ type: 'power.off' })),
    },
});
