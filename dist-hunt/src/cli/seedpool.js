/**
 * Hands that run seeds: this thread, or several worker threads started from the built program.
 *
 * One task at a time a hand. Whatever a task throws is a bug and comes back as such; `end` stops at once.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { childScript } from '../../hal/camera/child.js';
import { nodePrimitives } from '../../hal/primitives/node.js';
import { LEGAL_NAMES } from '../device/profilefile.js';
import { runSeed } from '../sim/seed.js';
import { shrink } from '../sim/shrink.js';
import { loadProfile } from './profiles.js';
import { installed } from './version.js';
/** Runs of a candidate while a failing shift is made small: enough, and no more than minutes. */
const SHRINK_RUNS_MAX = 300;
export async function seedOptions({ hours, profile, cwd }) {
    const names = profile === undefined ? await installedProfiles() : [profile];
    const profiles = [];
    for (const name of names) {
        // Nobody is filmed here: what is not confirmed is accepted.
        const loaded = await loadProfile({ cwd }, name, LEGAL_NAMES);
        profiles.push({ profile: loaded.profile, hash: loaded.hash });
    }
    return { primitives: nodePrimitives, profiles, hours };
}
/** In lexical order: a seed draws one of them. */
async function installedProfiles() {
    const directory = join(installed().root, 'profiles');
    const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml'));
    return names.sort().map((name) => join(directory, name));
}
export function perform(task, options) {
    return task.kind === 'run'
        ? runSeed(task.seed, options)
        : shrink(task.scenario, task.invariant, options, SHRINK_RUNS_MAX);
}
export async function openPool(jobs, settings) {
    // Also for workers: what is wrong with a profile is told once, and before anything runs.
    const options = await seedOptions(settings);
    const hands = Array.from({ length: jobs }, () => (jobs === 1 ? hereHand(options) : workerHand(settings)));
    const free = [...hands];
    const waiting = [];
    async function give(task) {
        const hand = free.pop() ?? (await new Promise((resolve) => waiting.push(resolve)));
        try {
            return await hand.perform(task);
        }
        finally {
            const next = waiting.shift();
            if (next !== undefined)
                next(hand);
            else
                free.push(hand);
        }
    }
    return {
        run: (seed) => give({ kind: 'run', seed }),
        shrink: (scenario, invariant) => give({ kind: 'shrink', scenario, invariant }),
        jobs,
        async end() {
            await Promise.all(hands.map((hand) => hand.end()));
        },
    };
}
function hereHand(options) {
    return { perform: (task) => perform(task, options), end: async () => undefined };
}
function workerHand(settings) {
    const worker = new Worker(childScript('src/cli/seedworker'), { workerData: settings });
    // Not a reason for this process to stay: whoever waits for a task does.
    worker.unref();
    let settle;
    worker.on('message', (answer) => {
        if ('failed' in answer)
            settle?.reject(new Error(answer.failed));
        else
            settle?.resolve(answer.done);
    });
    worker.on('error', (error) => settle?.reject(error instanceof Error ? error : new Error(String(error))));
    return {
        perform(task) {
            worker.ref();
            const answer = new Promise((resolve, reject) => {
                settle = { resolve, reject };
            });
            worker.postMessage(task);
            return answer.finally(() => worker.unref());
        },
        async end() {
            await worker.terminate();
        },
    };
}
