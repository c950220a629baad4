/**
 * The trace as lines: one canonical JSON text for each record, and the hash over all of them.
 *
 * Canonical means keys in lexical order at every depth, so that equal records are equal lines.
 */
import { utf8 } from '../bytes.js';
/** Without the line feed. */
export function traceLine(record) {
    return canonical(record);
}
export function createTraceHash(stream, hexOf) {
    return {
        add: (record) => stream.update(utf8(`${traceLine(record)}\n`)),
        hex: () => hexOf(stream.digest()),
    };
}
function canonical(value) {
    if (Array.isArray(value))
        return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    const fields = Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
