import { openMock } from '../../hal/mock/open.js';
import { openDevice } from '../device/runtime.js';
import { ZeugeError } from '../errors.js';
import { differenceOf, zeroOf } from './sequences.js';
import { stimuliOf } from './stimuli.js';
/** Recorded so long before the cut that leaves something to recover. */
const RECOVERED_MS = 5000;
/** After the last record, so that what it caused can still happen. */
const AFTERMATH_US = 1_500_000;
const BOOTS_MAX = 1000;
export async function replayTrace(records, setup) {
    const boots = bootsOf(records);
    let changes = 0;
    let apartUs = 0;
    for (const [index, boot] of boots.entries()) {
        const found = differenceOf(boot, await playBoot(boot, setup));
        changes += found.changes;
        apartUs = Math.max(apartUs, found.apartUs);
        if (found.difference !== undefined) {
            const difference = { ...found.difference, boot: index + 1 };
            return { ok: false, boots: boots.length, changes, apartUs, difference };
        }
    }
    return { ok: true, boots: boots.length, changes, apartUs };
}
/** Only boots that reached standby: of the others nothing can be compared. */
export function bootsOf(records) {
    const boots = [];
    let lastSeq = Number.POSITIVE_INFINITY;
    for (const record of records) {
        if (record.seq <= lastSeq)
            boots.push([]);
        lastSeq = record.seq;
        boots.at(-1)?.push(record);
    }
    const whole = boots.filter((boot) => boot.some(({ type }) => type === 'state'));
    const wish = (why) => {
        throw new ZeugeError('TRACE_INVALID', `the trace cannot be played again: ${why}`);
    };
    if (whole.length === 0)
        wish('no boot in it reached standby');
    if (whole.length > BOOTS_MAX)
        wish(`it has ${whole.length} boots, at most ${BOOTS_MAX} are played`);
    if (whole.some((boot) => factsOf(boot) === undefined))
        wish('a boot begins without its "boot" record; it was written by an older version');
    return whole;
}
export function factsOf(boot) {
    return boot.find((record) => record.type === 'boot');
}
async function playBoot(boot, setup) {
    const { primitives, profile, profileHash } = setup;
    const { first, later, lastUs, ending } = stimuliOf(boot);
    const options = { profile, profileHash, policy: { hash: profileHash, kind: 'demo' } };
    const replayed = [];
    const trace = (record) => {
        replayed.push(record);
        setup.trace?.(record);
    };
    const mock = await boardOf(factsOf(boot), primitives, setup.seed ?? 1, options);
    const { hal, tell } = withParts(mock);
    const { board } = mock;
    for (const stimulus of first)
        apply(mock, stimulus, tell);
    const device = await board.until(openDevice(hal, { ...options, trace }));
    const zeroUs = zeroOf(replayed);
    const passUntil = (atUs) => board.advance(Math.max(0, zeroUs + atUs - board.clock.nowUs()) / 1000);
    for (const stimulus of later) {
        await passUntil(stimulus.atUs);
        if (!board.isOn())
            break;
        if (stimulus.type === 'finish')
            await board.until(device.finish());
        else
            apply(mock, stimulus, tell);
    }
    if (ending === 'open')
        await passUntil(lastUs + AFTERMATH_US);
    return replayed;
}
/** Switched on with the clock of that boot, and with an interrupted recording on the card where one was found. */
async function boardOf(facts, primitives, seed, options) {
    const { clock: clockState = 'network', wallUs = null, recovered = 0 } = facts ?? {};
    const wall = wallUs === null ? {} : { wallUs };
    const mock = openMock({ seed, primitives, clockState, ...wall });
    if (recovered === 0)
        return mock;
    const { board } = mock;
    await board.until(openDevice(mock.hal, options));
    board.press('record');
    await board.advance(RECOVERED_MS);
    board.killProcess();
    return board.powerUp({ clockState });
}
/** A board whose parts can be said to be gone. */
function withParts({ hal }) {
    const listeners = new Set();
    const parts = (listener) => {
        listeners.add(listener);
        return () => {
            listeners.delete(listener);
        };
    };
    return {
        hal: { ...hal, parts },
        tell(news) {
            for (const listener of listeners)
                listener(news);
        },
    };
}
function apply({ board }, stimulus, tell) {
    switch (stimulus.type) {
        case 'edge':
            return stimulus.down ? board.down(stimulus.button) : board.up(stimulus.button);
        case 'dock':
            return board.dock(stimulus.attached);
        case 'battery':
            return board.battery(stimulus.percent, stimulus.charging);
        case 'clock':
            return board.clock.setWall(stimulus.wallUs ?? board.clock.nowUs(), stimulus.state);
        case 'source': {
            const source = stimulus.source === 'camera' ? board.camera : board.microphone;
            return stimulus.live ? source?.return() : source?.fail();
        }
        case 'part':
            return tell({ part: stimulus.part, ok: stimulus.ok, why: 'so says the trace' });
        case 'fail':
            return board.disk.failNext(stimulus.operation, stimulus.fault);
        case 'stall':
            return board.disk.stall(stimulus.ms);
        case 'space': {
            const used = [...board.disk.image().files.values()].reduce((sum, { length }) => sum + length, 0);
            return board.disk.capacity(used + stimulus.freeBytes);
        }
        case 'finish':
            return;
        case 'cut':
            return board.cutPower();
    }
}
