/** Nothing flickers faster, and a pattern of zeros stands still. */
const STEP_MS_MIN = 20;
export function lampsOf(wiring) {
    return [...new Set([...wiring.green, ...wiring.amber, ...wiring.red])];
}
export function planOf(pattern, wiring) {
    const steps = pattern.steps.map(({ colour, ms }) => ({
        lit: new Set(colour === 'off' ? [] : wiring[colour]),
        ms: Math.max(STEP_MS_MIN, Math.round(ms)),
    }));
    const [first, second] = steps;
    if (steps.length > 2 || first === undefined)
        return { steps };
    const lamps = new Map();
    let phase;
    for (const lamp of lampsOf(wiring)) {
        const onFirst = first.lit.has(lamp);
        const onSecond = second === undefined ? onFirst : second.lit.has(lamp);
        if (onFirst === onSecond || second === undefined) {
            lamps.set(lamp, onFirst ? { onMs: first.ms, offMs: 0 } : { onMs: 0, offMs: first.ms });
            continue;
        }
        const mine = onFirst ? 'first' : 'second';
        if (phase !== undefined && phase !== mine)
            return { steps };
        phase = mine;
        lamps.set(lamp, onFirst ? { onMs: first.ms, offMs: second.ms } : { onMs: second.ms, offMs: first.ms });
    }
    return { steps, lamps };
}
