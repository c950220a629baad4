/**
 * What the camera decides, as a statechart (XState v5). docs/behaviour.md draws it.
 *
 *   on ─ capture: idle → active (buffering → recording → finalizing)      off (final)
 *      ─ front:   dark ⇄ announcing → recordingNotice       follows capture by `always`, so that the
 *      ─ status:  hidden ⇄ shown                            notice and the recording cannot disagree
 *      ─ dock:    away → docked → offloading → offloaded | offloadFailed (again by themselves)
 *      ─ health:  well ⇄ faulty
 *
 * Reads no clock: events carry their time. Done once → an emitted Effect; lasting → an invoked actor: `capture`
 * lives as long as a ring or a recording exists (leaving `active` wipes the ring), `offload` while it hands over.
 * A recording of more than the longest allowed length goes on in a linked one: one state, two recordings.
 */
import { and, not } from 'xstate';
import { dock } from './camera.dock.js';
import { device } from './camera.setup.js';
const perceive = (moment) => ({ type: 'perceive', params: moment });
const refuse = (why) => ({ type: 'refuse', params: why });
const because = (cause) => ({ type: 'because', params: cause });
const refusals = [
    { guard: 'docked', actions: refuse('docked') },
    { guard: 'blocked', actions: refuse('fault') },
];
const confirmed = [
    { guard: 'silent', target: 'confirmed', actions: ['recovered', perceive('record.silent')] },
    { target: 'confirmed', actions: ['recovered', perceive('record.confirmed')] },
];
const marked = ['mark', 'flash', perceive('marker')];
const mute = ['toggleMute', 'tellMute'];
const recording = device.createStateConfig({
    entry: ['startAudible', 'keep', 'announceWithStart'],
    type: 'parallel',
    on: {
        'gesture.record.again': [
            { guard: 'emergencyAllowed', actions: ['markEmergency', perceive('emergency')] },
            { actions: refuse('profile') },
        ],
        'gesture.record.double': { actions: marked },
        'gesture.display.press': { actions: marked },
        'gesture.display.hold': [
            { guard: not('muteAllowed'), actions: refuse('profile') },
            { guard: 'muted', actions: [...mute, perceive('unmuted')] },
            { actions: [...mute, perceive('muted')] },
        ],
        'gesture.display.veryLong': { actions: refuse('recording') },
        'gesture.record.hold': { target: 'finalizing', actions: because('stopped') },
        'dock.attached': { target: 'finalizing', actions: because('docked') },
        'fault.raised': { guard: 'finishes', target: 'finalizing', actions: 'becauseOfFault' },
        'power.off': { target: 'finalizing', actions: ['powerOffNext', because('shutdown')] },
    },
    states: {
        confirmation: {
            initial: 'accepted',
            states: {
                accepted: {
                    on: { 'record.durable': confirmed },
                    after: { confirm: { target: 'overdue', actions: perceive('record.overdue') } },
                },
                overdue: { on: { 'record.durable': confirmed } },
                confirmed: {
                    after: {
                        reminder: {
                            guard: 'reminds',
                            target: 'confirmed',
                            reenter: true,
                            actions: perceive('record.still'),
                        },
                    },
                },
            },
        },
        length: {
            initial: 'within',
            states: {
                within: {
                    after: { maximum: { guard: 'limited', target: 'within', reenter: true, actions: 'goOn' } },
                },
            },
        },
    },
});
const finalizing = device.createStateConfig({
    entry: 'forgetPress',
    initial: 'postRecord',
    on: {
        'gesture.display.veryLong': { actions: refuse('recording') },
        // A press is never lost: the next recording begins while this one is still being closed.
        'gesture.record.press': [
            ...refusals,
            { guard: 'poweringOff', actions: refuse('shutdown') },
            { target: 'recording', actions: ['press', perceive('record.accepted')] },
        ],
        'power.off': { actions: 'powerOffNext' },
    },
    states: {
        postRecord: {
            always: { guard: not('postRecords'), target: 'closing' },
            after: { postRecord: 'closing' },
        },
        closing: { entry: 'finish' },
    },
});
const capture = device.createStateConfig({
    initial: 'idle',
    states: {
        idle: {
            id: 'idle',
            entry: 'forgetPress',
            always: [
                { guard: 'mustSwitchOff', target: '#off' },
                { guard: 'mayBuffer', target: 'active.buffering' },
            ],
            on: {
                'gesture.record.press': [
                    ...refusals,
                    { guard: 'armsNow', actions: ['arm', perceive('armed')] },
                    { target: 'active.recording', actions: ['press', perceive('record.accepted')] },
                ],
            },
        },
        active: {
            invoke: {
                id: 'capture',
                src: 'capture',
                input: ({ context }) => ({
                    preRecordMs: context.rules.preRecordArm === 'never' ? 0 : context.rules.preRecordMs,
                }),
                onError: [
                    { guard: 'poweringOff', target: '#off', actions: 'raise' },
                    { target: 'idle', actions: ['raise', perceive('fault.raised')] },
                ],
            },
            on: {
                'record.failed': [
                    { guard: 'poweringOff', target: '#off', actions: 'raise' },
                    { target: 'idle', actions: ['raise', perceive('fault.raised')] },
                ],
            },
            initial: 'buffering',
            states: {
                buffering: {
                    entry: 'forgetPress',
                    always: { guard: not('mayBuffer'), target: '#idle' },
                    on: {
                        'gesture.record.press': {
                            target: 'recording',
                            actions: ['press', perceive('record.accepted')],
                        },
                    },
                },
                recording,
                finalizing: {
                    ...finalizing,
                    on: {
                        ...finalizing.on,
                        'record.closed': [
                            { guard: 'poweringOff', target: '#off', actions: perceive('record.stopped') },
                            { guard: 'mayBuffer', target: 'buffering', actions: perceive('record.stopped') },
                            { target: '#idle', actions: perceive('record.stopped') },
                        ],
                    },
                },
            },
        },
    },
});
const front = device.createStateConfig({
    initial: 'dark',
    states: {
        dark: {
            always: [
                { guard: 'capturing', target: 'recordingNotice' },
                { guard: 'announced', target: 'announcing' },
            ],
            on: {
                'gesture.display.press': { guard: not('docked'), actions: ['announce', perceive('announced')] },
            },
        },
        announcing: {
            always: [
                { guard: 'capturing', target: 'recordingNotice' },
                { guard: not('announced'), target: 'dark' },
            ],
            on: {
                'gesture.display.press': { actions: ['endAnnouncement', perceive('announcement.ended')] },
            },
        },
        recordingNotice: {
            always: [
                { guard: and([not('capturing'), 'announced']), target: 'announcing' },
                { guard: not('capturing'), target: 'dark' },
            ],
        },
    },
});
const status = device.createStateConfig({
    initial: 'hidden',
    states: {
        hidden: {
            on: {
                'gesture.display.hold': { guard: not('capturing'), target: 'shown' },
                'gesture.display.press': { guard: 'docked', target: 'shown' },
            },
        },
        shown: {
            always: { guard: 'capturing', target: 'hidden' },
            on: {
                'gesture.display.hold': { target: 'shown', reenter: true },
                'gesture.display.press': [{ guard: 'docked', target: 'shown', reenter: true }, { target: 'hidden' }],
            },
            after: { status: 'hidden' },
        },
    },
});
const health = device.createStateConfig({
    initial: 'well',
    on: {
        'fault.raised': { guard: 'news', actions: ['raise', 'perceiveFault'] },
        'fault.cleared': { actions: 'clear' },
        'gesture.stuck': { guard: 'news', actions: ['raise', 'perceiveFault'] },
        'gesture.unstuck': { actions: 'clear' },
    },
    states: {
        well: { always: { guard: 'faulty', target: 'faulty' } },
        faulty: {
            always: { guard: not('faulty'), target: 'well' },
            after: {
                nag: [
                    { guard: 'nags', target: 'faulty', reenter: true, actions: 'nag' },
                    { target: 'faulty', reenter: true },
                ],
            },
        },
    },
});
export const cameraMachine = device.createMachine({
    id: 'camera',
    initial: 'on',
    context: ({ input }) => ({
        rules: input.rules,
        faults: [],
        announcedSinceUs: undefined,
        armed: false,
        pressUs: undefined,
        muted: false,
        markedUs: undefined,
        cause: 'stopped',
        poweringOff: false,
        offloads: input.offloads ?? false,
        problem: undefined,
    }),
    states: {
        on: {
            type: 'parallel',
            states: { capture, front, status, dock, health },
            on: {
                'gesture.tick': [
                    { guard: 'strong', actions: perceive('tick.strong') },
                    { actions: perceive('tick') },
                ],
                // While recording it says so; where two presses start, that one is not enough.
                'gesture.record.tap': { actions: perceive('tick') },
                'gesture.display.veryLong': 'off',
                'power.off': 'off',
            },
        },
        off: { id: 'off', type: 'final', entry: 'switchOff' },
    },
});
