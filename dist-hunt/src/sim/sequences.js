/** The most telling first. */
const REGIONS = ['capture', 'power', 'confirmation', 'front', 'dock', 'muted', 'statusShown'];
/** A change that close to an end that nobody wanted may be on either side of it. */
const EDGE_US = 2_000_000;
const CAUSE_US = 500_000;
export function differenceOf(recorded, replayed) {
    const [one, other] = [sequencesOf(recorded), sequencesOf(replayed)];
    const untilUs = lengthOf(recorded) - EDGE_US;
    let changes = 0;
    let apartUs = 0;
    const differences = [];
    for (const region of new Set([...one.keys(), ...other.keys()])) {
        const [left, right] = [one.get(region) ?? [], other.get(region) ?? []];
        for (let index = 0; index < Math.max(left.length, right.length); index++) {
            const [was, is] = [left[index], right[index]];
            if (was?.value === is?.value && was !== undefined && is !== undefined) {
                changes++;
                apartUs = Math.max(apartUs, Math.abs(was.atUs - is.atUs));
                continue;
            }
            const atUs = was?.atUs ?? is?.atUs ?? 0;
            const isCutOff = (was === undefined || is === undefined) && atUs > untilUs;
            if (!isCutOff)
                differences.push({ region, atUs, recorded: was?.value, replayed: is?.value });
            break;
        }
    }
    const firstUs = differences.reduce((least, { atUs }) => Math.min(least, atUs), Number.POSITIVE_INFINITY);
    // What one cause changed in several regions is told of the most telling one.
    return { changes, apartUs, difference: differences.find(({ atUs }) => atUs <= firstUs + CAUSE_US) };
}
/** Time 0 of a boot, monotonic µs: its first state. */
export function zeroOf(boot) {
    const first = boot.find(({ type }) => type === 'state');
    return first === undefined ? 0 : Number(first.tNs.slice(0, -3));
}
function lengthOf(boot) {
    const last = boot.at(-1);
    return last === undefined ? 0 : Number(last.tNs.slice(0, -3)) - zeroOf(boot);
}
function sequencesOf(boot) {
    const zeroUs = zeroOf(boot);
    const sequences = new Map();
    const note = (region, atUs, value) => {
        const known = sequences.get(region) ?? [];
        sequences.set(region, known);
        if (known.at(-1)?.value !== value)
            known.push({ atUs, value });
    };
    for (const record of boot) {
        if (record.type !== 'state')
            continue;
        const atUs = Number(record.tNs.slice(0, -3)) - zeroUs;
        for (const region of REGIONS)
            note(region, atUs, String(record.state[region]));
        noteFaults(record.state, sequences, (fault, value) => note(fault, atUs, value));
    }
    return sequences;
}
function noteFaults({ faults }, sequences, note) {
    const isRegion = (name) => REGIONS.some((region) => region === name);
    const isRaised = (name) => faults.some((fault) => fault === name);
    for (const fault of faults)
        note(fault, 'raised');
    for (const name of sequences.keys())
        if (!isRegion(name) && !isRaised(name))
            note(name, 'cleared');
}
