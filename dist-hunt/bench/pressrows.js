/**
 * From a press until it is felt and until it is kept, as histograms: on a camera with a ring that gives key
 * pictures on request, and on one that has neither.
 *
 * Whole processes at 8 Mbit/s with the real clock, disk and keys; only button and encoder are simulated.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { histogram, percentile, row, upTo } from './table.js';
/** Of each one start and three double presses are measured; about two minutes. */
export const PRESSES = 25;
const GROUP_SECONDS = 2;
const RING_SECONDS = 28;
const DRAIN_SECONDS = 10;
/** Without a ring and without key pictures on request the next group must begin first. */
const NO_RING_MS = GROUP_SECONDS * 1000 + 500;
export async function pressRows(presses) {
    const directory = mkdtempSync(join(tmpdir(), 'zeuge-presses-'));
    try {
        const { ackMs, durableMs } = measured(join(directory, 'ring'), presses, []);
        const { ringMs, drainedMs } = drained(join(directory, 'drain'));
        const plain = measured(join(directory, 'plain'), presses, [
            ...['--profile', 'ordnungsamt-nrw', '--group', String(GROUP_SECONDS), '--no-requests'],
        ]);
        return [
            upTo('press to haptic issued while recording, p99', percentile(ackMs, 99), 'ms', 20, 1),
            { what: `the same, ${ackMs.length} presses, ms`, measured: histogram(ackMs, [1, 2, 5, 10, 20, 50]) },
            upTo('press to first durable chunk captured after it, p99', percentile(durableMs, 99), 'ms', 1200),
            {
                what: `the same, ${durableMs.length} presses with a ring, ms`,
                measured: histogram(durableMs, [200, 250, 300, 500, 800, 1200]),
            },
            row(`a ring of ${(ringMs / 1000).toFixed(0)} s is durable beside the recording, times real time`, `${(ringMs / drainedMs).toFixed(1)} ×`, '≥ 4 ×', ringMs / drainedMs >= 4),
            upTo(`press to first durable chunk without ring and key pictures on request, groups of ${GROUP_SECONDS} s, p99`, percentile(plain.durableMs, 99), 'ms', NO_RING_MS),
            {
                what: `the same, ${plain.durableMs.length} presses, ms`,
                measured: histogram(plain.durableMs, [500, 1000, 1500, 2000, NO_RING_MS]),
            },
        ];
    }
    finally {
        rmSync(directory, { recursive: true });
    }
}
function measured(data, presses, options) {
    const lines = rig(data, ['--presses', String(presses), '--record', '1', ...options]);
    const found = lines.find(({ ackMs }) => ackMs);
    if (found?.ackMs === undefined || found.durableMs === undefined)
        throw new Error('the rig pressed nothing');
    return { ackMs: found.ackMs, durableMs: found.durableMs };
}
/** A ring that is nearly full, and how long it takes until it is on the disk, while the recording goes on. */
function drained(data) {
    const lines = rig(data, [
        ...['--announce', String(RING_SECONDS), '--record', String(DRAIN_SECONDS)],
    ]);
    const { ringMs, drainedMs = Number.POSITIVE_INFINITY } = lines.find(({ phase }) => phase === 'stop') ?? {};
    if (ringMs === undefined)
        throw new Error('the rig did not reach its end');
    return { ringMs, drainedMs };
}
function rig(data, options) {
    const script = fileURLToPath(new URL('rig.js', import.meta.url));
    const out = execFileSync(process.execPath, [script, '--data', data, ...options], { encoding: 'utf8' });
    return out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
}
