/**
 * The dock region of the statechart: what is recorded is handed over, once no recording runs any more.
 *
 *   away ─► docked ─► offloading ─► offloaded       again after an hour: what came due meanwhile
 *                              └──► offloadFailed   again after a minute; why is said once
 *
 * Taking the camera out ends the invoked actor `offload` at once, wherever it is; nothing depends on its end.
 */
import { device } from './camera.setup.js';
const perceive = (moment) => ({ type: 'perceive', params: moment });
const detached = { target: 'away', actions: 'forgetProblem' };
export const dock = device.createStateConfig({
    initial: 'away',
    states: {
        away: { on: { 'dock.attached': { target: 'docked', actions: 'endAnnouncement' } } },
        docked: {
            always: { guard: 'mayOffload', target: 'offloading' },
            on: { 'dock.detached': detached },
        },
        offloading: {
            invoke: {
                id: 'offload',
                src: 'offload',
                onError: { target: 'offloadFailed', actions: ['noteProblem', perceive('offload.failed')] },
            },
            on: {
                'offload.done': { target: 'offloaded', actions: ['forgetProblem', perceive('offloaded')] },
                'offload.failed': [
                    {
                        guard: 'newProblem',
                        target: 'offloadFailed',
                        actions: ['noteProblem', perceive('offload.failed')],
                    },
                    { target: 'offloadFailed' },
                ],
                'dock.detached': detached,
            },
        },
        offloaded: { on: { 'dock.detached': detached }, after: { offloadAgain: 'offloading' } },
        offloadFailed: { on: { 'dock.detached': detached }, after: { offloadRetry: 'offloading' } },
    },
});
