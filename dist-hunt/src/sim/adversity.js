import { FAULT_CLASSES } from './fault.js';
import { FAULT_NAMES, WORLD_FAULTS } from './faults.js';
import { scuffle, spread } from './wearer.js';
/** How often a trouble comes in a shift, where it comes at all. */
const TIMES = [1, 1, 1, 2, 4];
/** Most shifts know few troubles, and one in twelve none. */
const CHANCE_QUIET = 1 / 12;
const SHARES = [0.03, 0.08, 0.2];
const CHANCE_NEAR = 0.8;
const NEAR_S = [0.001, 20];
/** How long a fault lasts. */
const LASTS_S = [0.2, 300];
export const ADVERSITIES = [
    ...FAULT_NAMES.map(faultAdversity),
    {
        name: 'power cut',
        class: 'power',
        plan({ steps }, random, atS) {
            steps.push({ atS, action: { type: 'cut' } });
            steps.push({ atS: atS + spread(random, [0.05, 300]), action: { type: 'start' } });
        },
    },
    {
        name: 'brown-out',
        class: 'power',
        plan({ steps }, random, beginS) {
            let atS = beginS;
            for (let count = random.between(2, 6); count > 0; count--) {
                steps.push({ atS, action: { type: 'cut' } });
                atS += spread(random, [0.02, 2]);
                steps.push({ atS, action: { type: 'start' } });
                // Within or shortly after the boot.
                atS += spread(random, [0.005, 3]);
            }
        },
    },
    {
        name: 'process killed',
        class: 'power',
        plan({ steps }, random, atS) {
            steps.push({ atS, action: { type: 'kill' } });
            steps.push({ atS: atS + spread(random, [0.1, 5]), action: { type: 'start' } });
        },
    },
    {
        name: 'watchdog',
        class: 'power',
        plan({ steps }, random, atS) {
            steps.push({ atS, action: { type: 'cut' } });
            steps.push({ atS: atS + spread(random, [0.1, 2]), action: { type: 'start', by: 'watchdog' } });
        },
    },
    {
        name: 'battery empties',
        class: 'power',
        plan({ steps }, random, beginS) {
            let atS = beginS;
            for (const percent of [14, 9, 6, 4, 2]) {
                steps.push({ atS, action: { type: 'battery', percent } });
                atS += spread(random, [0.05, 60]);
            }
            if (random.chance(0.3))
                steps.push({ atS, action: { type: 'cut' } });
            steps.push({ atS: atS + spread(random, [1, 600]), action: { type: 'start' } });
        },
    },
    {
        name: 'scuffle',
        class: 'people',
        plan: ({ steps }, random, atS) => void scuffle({ steps, random }, atS),
    },
    {
        name: 'stuck button',
        class: 'people',
        plan({ steps }, random, atS) {
            const button = random.chance(0.5) ? 'record' : 'display';
            const forUs = 1000 * Math.round(spread(random, [12_500, 120_000]));
            steps.push({ atS, action: { type: 'hold', button, forUs } });
        },
    },
    {
        name: 'record and dock at once',
        class: 'people',
        plan({ steps }, random, atS) {
            const dock = { atS, action: { type: 'dock', attached: true } };
            const press = { atS, action: { type: 'press', button: 'record' } };
            steps.push(...(random.chance(0.5) ? [dock, press] : [press, dock]));
            steps.push({ atS: atS + spread(random, [0.01, 60]), action: { type: 'dock', attached: false } });
        },
    },
    {
        name: 'loose cradle',
        class: 'dock',
        plan({ steps }, random, beginS) {
            let atS = beginS;
            for (let count = 2 * random.between(1, 5); count > 0; count--) {
                steps.push({ atS, action: { type: 'dock', attached: count % 2 === 0 } });
                atS += spread(random, [0.005, 3]);
            }
        },
    },
];
function faultAdversity(fault) {
    const row = WORLD_FAULTS[fault];
    return {
        name: fault,
        class: row.class,
        plan({ steps }, random, atS) {
            if (row.off) {
                steps.push({ atS, action: { type: 'cut' } });
                steps.push({ atS: atS + 0.1, action: { type: 'fault', fault } });
                steps.push({ atS: atS + 1, action: { type: 'start' } });
                return;
            }
            steps.push({ atS, action: { type: 'fault', fault } });
            if (row.lasts)
                steps.push({ atS: atS + spread(random, LASTS_S), action: { type: 'clear', fault } });
        },
    };
}
export function planAdversities(draft, random, classes = FAULT_CLASSES) {
    if (random.chance(CHANCE_QUIET))
        return;
    const share = SHARES[random.int(SHARES.length)] ?? 0;
    for (const adversity of ADVERSITIES) {
        const own = random.fork(adversity.name);
        if (!classes.includes(adversity.class) || !own.chance(share))
            continue;
        for (let count = TIMES[own.int(TIMES.length)] ?? 1; count > 0; count--)
            adversity.plan(draft, own, momentOf(draft, own));
    }
}
/** Mostly where something is at stake. */
function momentOf({ moments, endS }, random) {
    const near = moments[random.int(Math.max(1, moments.length))];
    if (near === undefined || !random.chance(CHANCE_NEAR))
        return (endS * random.int(1_000_000)) / 1_000_000;
    const awayS = spread(random, NEAR_S);
    return Math.max(0.1, near + (random.chance(0.85) ? awayS : -awayS));
}
