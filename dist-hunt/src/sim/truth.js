export function createTruth() {
    return { boots: [], faults: [], secrets: [], marks: [], keys: new Map(), bugs: [] };
}
/** Whether a fault that may cost this lasted at some time within [fromUs, toUs] of the world. */
export function isExcused({ faults }, fromUs, toUs, ...excuses) {
    return faults.some((span) => span.fromUs <= toUs && span.toUs >= fromUs && span.excuses.some((one) => excuses.includes(one)));
}
/** FNV-1a, 32 bits. */
export function hashOf(data) {
    let hash = 0x811c9dc5;
    for (const byte of data)
        hash = Math.imul(hash ^ byte, 0x01000193);
    return hash >>> 0;
}
