/**
 * Makes a failing run small: drops steps, shortens waits and the whole, as long as the same invariant breaks.
 *
 *   drop halves, quarters … single steps ─► pull what is left together ─► end soon after ─► again until nothing gives
 *
 * Deterministic, bounded in runs. What is left is a scenario like any other: it is written, read and run again.
 */
import { saneSteps } from './power.js';
import { runPlan } from './seed.js';
export const RUNS_MAX = 400;
/** A wait is made this long where it may be: ever shorter ones are tried. */
const WAITS_US = [1_000_000, 10_000_000, 60_000_000];
/** From the last step to the end. */
const ENDS_US = [2_000_000, 10_000_000, 60_000_000, 180_000_000];
/** @param scenario that breaks `invariant`; where it does not, it comes back as undefined */
export async function shrink(scenario, invariant, options, runsMax = RUNS_MAX) {
    let runs = 0;
    let best;
    /** Runs it; takes it where the invariant still breaks. */
    async function attempt(candidate) {
        if (runs >= runsMax)
            return false;
        runs++;
        const { violations } = await runPlan(candidate, options);
        const violation = violations.find((one) => one.invariant === invariant);
        if (violation === undefined)
            return false;
        best = { scenario: candidate, violation };
        return true;
    }
    if (!(await attempt(scenario)) || best === undefined)
        return undefined;
    for (let before = ''; before !== JSON.stringify(best.scenario) && runs < runsMax;) {
        before = JSON.stringify(best.scenario);
        await endSooner(() => best?.scenario ?? scenario, attempt);
        await dropSteps(() => best?.scenario ?? scenario, attempt);
        await pullTogether(() => best?.scenario ?? scenario, attempt);
    }
    return { ...best, runs };
}
async function endSooner(now, attempt) {
    for (const plusUs of ENDS_US) {
        const lastUs = now().steps.at(-1)?.atUs ?? 0;
        if (lastUs + plusUs < now().durationUs && (await attempt(ending(now(), lastUs + plusUs))))
            return;
    }
}
/** Halves first, then ever smaller parts, as in delta debugging. */
async function dropSteps(now, attempt) {
    for (let size = Math.ceil(now().steps.length / 2); size >= 1; size = Math.floor(size / 2))
        for (let to = now().steps.length; to > 0; to = Math.min(to - size, now().steps.length)) {
            const { steps } = now();
            const left = saneSteps([...steps.slice(0, Math.max(0, to - size)), ...steps.slice(to)]);
            if (left.length < steps.length)
                await attempt({ ...now(), steps: left });
        }
}
/** Each wait on its own; all that comes after it comes earlier. */
async function pullTogether(now, attempt) {
    for (let at = 0; at < now().steps.length; at++)
        for (const waitUs of WAITS_US) {
            const { steps, durationUs } = now();
            const beforeUs = steps[at - 1]?.atUs ?? 0;
            const earlierUs = (steps[at]?.atUs ?? 0) - beforeUs - waitUs;
            if (earlierUs <= 0)
                continue;
            const moved = steps.map((step, index) => {
                return index < at ? step : { ...step, atUs: step.atUs - earlierUs };
            });
            if (await attempt(ending({ ...now(), steps: moved }, durationUs - earlierUs)))
                break;
        }
}
function ending(scenario, durationUs) {
    const expectations = scenario.expectations.map((one) => (one.atEnd ? { ...one, atUs: durationUs } : one));
    return { ...scenario, durationUs, expectations };
}
