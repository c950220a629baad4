/**
 * Whether a step makes sense where it stands: with power, without it, or both.
 *
 * It only counts what was done. A device that may have switched itself off (a long hold, an empty battery) can be
 * pressed in vain and switched on again; a step that has no effect harms nobody.
 */
import { WORLD_FAULTS } from './faults.js';
/** What can be done to a camera without power: to its card and its surroundings, and switching it on. */
const OFF_ACTIONS = ['start', 'fault', 'clear', 'dock'];
const OFF_BY_ITSELF = ['hold', 'battery', 'scuffle'];
/** Asked for each step in order: undefined where it may stand here, or else why not. */
export function createPower() {
    let on = true;
    return (action) => {
        const { type } = action;
        if (type === 'start' && on === true)
            return 'the power is on already';
        if (!OFF_ACTIONS.includes(type) && on === false)
            return 'the power is off here';
        if (type === 'fault' && WORLD_FAULTS[action.fault].off && on === true)
            return 'this is done to a camera that is switched off';
        if (type === 'start')
            on = true;
        else if (type === 'cut' || type === 'kill')
            on = false;
        else if (OFF_BY_ITSELF.includes(type) && on)
            on = undefined;
        return undefined;
    };
}
/** Without the steps that make no sense where they stand: what a random plan, or a part of one, comes to. */
export function saneSteps(steps) {
    const power = createPower();
    return steps.filter(({ action }) => power(action) === undefined);
}
