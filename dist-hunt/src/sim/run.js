import { smallMedia } from '../../hal/mock/small.js';
import { hexOf } from '../bytes.js';
import { checkExpectation, needsCard } from './expectation.js';
import { createInspector } from './inspector.js';
import { createTraceHash } from './trace.js';
import { createWorld } from './world.js';
/** What the wearer felt and heard: the newest are kept. */
const MOMENTS_MAX = 10_000;
export async function runScenario(scenario, setup) {
    const seed = setup.seed ?? scenario.seed;
    const hash = createTraceHash(setup.primitives.sha256Stream(), hexOf);
    let traceRecords = 0;
    const moments = [];
    const noteMoment = (moment) => {
        if (moments.push(moment) > MOMENTS_MAX)
            moments.shift();
    };
    const small = scenario.camera === 'small' && setup.media === undefined;
    const inspector = createInspector({ profile: setup.profile, primitives: setup.primitives, assume: setup.assume ?? [] }, () => world, (record) => {
        hash.add(record);
        traceRecords++;
        if (record.type === 'effect' && record.effect.type === 'perceive')
            noteMoment(record.effect.moment);
        setup.trace?.(record);
    });
    const world = createWorld({ ...setup, seed, ...(small && { media: smallMedia }) }, inspector.events);
    await world.begin();
    const outcomes = [];
    let conclusion;
    /** The card is looked at after an orderly end, the state as it was before. */
    async function end() {
        if (conclusion !== undefined)
            return conclusion;
        const lastState = world.status();
        await world.stop().catch(inspector.broke);
        conclusion = await inspector.conclude(lastState);
        return conclusion;
    }
    const check = async (expectation, ended) => {
        const card = ended?.card ?? (needsCard(expectation.expected) ? await world.card() : undefined);
        const violations = ended?.violations ?? [];
        const seen = { status: world.status(), moments, card, pressUs: world.pressUs, violations };
        outcomes.push(...checkExpectation(expectation, seen));
    };
    try {
        await play(scenario, world, inspector, check);
    }
    catch (error) {
        inspector.broke(error);
    }
    for (const one of scenario.expectations)
        if (one.atEnd)
            await check(one, needsEnd(one) ? await end() : undefined);
    const { violations, card, image } = await end();
    return {
        ok: violations.length === 0 && outcomes.every(({ ok }) => ok),
        violations,
        seed,
        outcomes,
        traceHash: hash.hex(),
        traceRecords,
        boots: world.boots,
        card,
        image,
    };
}
async function play(scenario, world, inspector, check) {
    const early = scenario.expectations.filter(({ atEnd }) => !atEnd);
    const moments = [...new Set([...scenario.steps, ...early].map(({ atUs }) => atUs))].sort((a, b) => a - b);
    let next = 0;
    for (const atUs of moments) {
        await world.passUntil(atUs);
        for (let step = scenario.steps[next]; step?.atUs === atUs; step = scenario.steps[++next]) {
            inspector.acted(step.action);
            world.act(step.action, String(atUs));
        }
        for (const one of early)
            if (one.atUs === atUs)
                await check(one);
    }
    await world.passUntil(scenario.durationUs);
}
const needsEnd = ({ expected }) => needsCard(expected) || expected.invariants !== undefined;
