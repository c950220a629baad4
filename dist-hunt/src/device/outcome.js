/**
 * What each gesture does where, found by asking the machine: for documents and cards that cannot disagree with it.
 *
 * Runs no actor. The rules are those of a profile in which the announcement arms the ring and sound may be muted.
 */
import { initialTransition, transition } from 'xstate';
import { cameraMachine } from './camera.machine.js';
import { stateOf } from './state.js';
/** With a ring armed by the announcement: the fullest of the four shapes. */
const RULES = {
    preRecordMs: 30_000,
    preRecordArm: 'announcement',
    postRecordMs: 0,
    recordingMaxMs: 0,
    muteAllowed: true,
    reminderMs: 120_000,
    emergencyPath: true,
    cameraInStandby: 'warm',
};
const AFTER = {
    standby: [],
    announcing: [{ type: 'gesture.display.press', atUs: 1 }],
    recording: [
        { type: 'gesture.record.press', atUs: 1 },
        { type: 'record.durable', atUs: 2 },
    ],
    docked: [{ type: 'dock.attached', atUs: 1 }],
};
export const SITUATIONS = Object.keys(AFTER);
/** These are made only in one situation; elsewhere the same press is another gesture. */
const RECORDING_ONLY = [
    'gesture.record.again',
    'gesture.record.tap',
    'gesture.record.double',
    'gesture.record.hold',
];
/** What one gesture changes, tells the recorder and lets the wearer feel; undefined where it cannot be made. */
export function outcomeOf(situation, type) {
    if (RECORDING_ONLY.includes(type) !== (situation === 'recording') && type.startsWith('gesture.record.'))
        return undefined;
    const [start] = initialTransition(cameraMachine, { rules: RULES });
    const before = AFTER[situation].reduce((snapshot, event) => transition(cameraMachine, snapshot, event)[0], start);
    const [after, actions] = transition(cameraMachine, before, { type, atUs: 3 });
    const was = stateOf(before);
    const is = stateOf(after);
    const changes = ['power', 'capture', 'front', 'statusShown'].flatMap((region) => {
        if (was[region] === is[region])
            return [];
        return region === 'statusShown' ? [`status ${is.statusShown ? 'shown' : 'hidden'}`] : [is[region]];
    });
    const told = [];
    const effects = [];
    for (const { type: action, params } of actions) {
        const { event } = (params ?? {});
        if (event === undefined)
            continue;
        if (action === 'xstate.sendTo')
            told.push(event.type);
        else
            effects.push(event);
    }
    return {
        changes,
        told,
        moments: effects.flatMap((effect) => (effect.type === 'perceive' ? [effect.moment] : [])),
        refused: effects.flatMap((effect) => (effect.type === 'refused' ? [effect.why] : [])),
    };
}
