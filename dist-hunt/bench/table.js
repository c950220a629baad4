/** Figures as a table that people and machines can read; medians, because the machines are noisy. */
export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    if (middle === undefined)
        throw new Error('no values');
    return middle;
}
/** Nearest rank: a value that was measured, never one between two. */
export function percentile(values, percent) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.POSITIVE_INFINITY;
}
/** How many values lie below each limit and not below the one before. */
export function histogram(values, limits) {
    const bins = [...limits, Number.POSITIVE_INFINITY].map((limit, at, all) => {
        const count = values.filter((value) => value < limit && value >= (all[at - 1] ?? Number.NEGATIVE_INFINITY));
        return `${Number.isFinite(limit) ? `<${limit}` : 'more'}: ${count.length}`;
    });
    return bins.join(' · ');
}
/** User and system CPU time of this process for one call. */
export function cpuMs(work) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
}
export const row = (what, measured, goal, met) => ({
    ...{ what, measured, goal, met },
});
/** A figure that may be this large and no larger. */
export const upTo = (what, value, unit, limit, digits = 0) => row(what, `${value.toFixed(digits)} ${unit}`, `≤ ${limit} ${unit}`, value <= limit);
export function wallMs(work) {
    const startedMs = performance.now();
    work();
    return performance.now() - startedMs;
}
/** Megabytes (10^6) a second. */
export const mbpsOf = (bytes, ms) => bytes / 1e6 / (ms / 1000);
export function tableOf(rows) {
    return markdownTable([
        ['figure', 'measured', 'goal', 'met'],
        ...rows.map(({ what, measured, goal, met }) => [
            what,
            measured,
            goal ?? '–',
            met === undefined ? '–' : met ? 'yes' : 'NO',
        ]),
    ]);
}
/** Lines of cells, the first one the heading; Markdown, so that it can go into a note as it is. */
export function markdownTable(cells) {
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => [...(line[column] ?? '')].length)));
    const lines = cells.map((line) => `| ${line.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length)).join(' | ')} |`);
    lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
    return lines.join('\n');
}
