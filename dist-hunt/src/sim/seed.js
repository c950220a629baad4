import { planShift } from './plan.js';
import { runScenario } from './run.js';
export const HOURS = 10;
export async function runSeed(seed, options) {
    const { profiles, classes, hours = HOURS } = options;
    const scenario = planShift(seed, {
        hours,
        profiles: profiles.map(({ profile }) => profile.id),
        ...(classes && { classes }),
    });
    return runPlan(scenario, options);
}
/** From `from` on, one after the other; ends when the caller does. */
export async function* runSeeds(seeds, options) {
    for (const seed of seeds)
        yield await runSeed(seed, options);
}
/** A plan, or what shrinking left of one. */
export async function runPlan(scenario, options) {
    const { primitives, profiles, trace, wrap } = options;
    const chosen = profiles.find(({ profile }) => profile.id === scenario.profile) ?? profiles[0];
    if (chosen === undefined)
        throw new Error('a seed needs a profile');
    const { profile, hash: profileHash } = chosen;
    const run = await runScenario(scenario, {
        primitives,
        profile,
        profileHash,
        ...(trace && { trace }),
        ...(wrap && { wrap }),
    });
    const { seed, violations, traceHash, traceRecords, boots } = run;
    const faults = scenario.steps.flatMap(({ action }) => (action.type === 'fault' ? [action.fault] : []));
    return {
        seed,
        ok: violations.length === 0,
        violations,
        traceHash,
        traceRecords,
        cameraHours: scenario.durationUs / 3_600_000_000,
        boots,
        recordings: run.card.recordings.length,
        recordedS: run.card.recordings.reduce((sum, { fromUs, untilUs }) => sum + (untilUs - fromUs) / 1e6, 0),
        profile: profile.id,
        faults: [...new Set(faults)].sort(),
        scenario,
    };
}
