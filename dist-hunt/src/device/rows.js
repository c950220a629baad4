/** How tables of what is perceived are read: the first row that applies holds, and the last one always does. */
import { assert } from '../errors.js';
export function firstOf(rows, applies) {
    const row = rows.find(applies);
    assert(row !== undefined, 'the last row of a perception table always applies');
    return row;
}
export function has(state, ...faults) {
    return faults.some((fault) => state.faults.includes(fault));
}
export function capturing({ capture }) {
    return capture === 'recording' || capture === 'finalizing';
}
