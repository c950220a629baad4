/**
 * From a press until it is felt and until it is kept, as histograms: on a camera with a ring that gives key
 * pictures on request, and on one that has neither.
 *
 * Whole processes at 8 Mbit/s with the real clock, disk and keys; only button and encoder are simulated.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Latencies } from './presses.ts'
import { histogram, percentile, type Row, upTo } from './table.ts'

/** Of each one start and three double presses are measured; about two minutes. */
export const PRESSES = 25
const GROUP_SECONDS = 2
/** Without a ring and without key pictures on request the next group must begin first. */
const NO_RING_MS = GROUP_SECONDS * 1000 + 500

export async function pressRows(presses: number): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-presses-'))
  try {
    const { ackMs, durableMs } = measured(join(directory, 'ring'), presses, [])
    const plain = measured(join(directory, 'plain'), presses, [
      ...['--profile', 'ordnungsamt-nrw', '--group', String(GROUP_SECONDS), '--no-requests'],
    ])
    return [
      upTo('press to haptic issued while recording, p99', percentile(ackMs, 99), 'ms', 20, 1),
      { what: `the same, ${ackMs.length} presses, ms`, measured: histogram(ackMs, [1, 2, 5, 10, 20, 50]) },
      upTo('press to first durable chunk captured after it, p99', percentile(durableMs, 99), 'ms', 1200),
      {
        what: `the same, ${durableMs.length} presses with a ring, ms`,
        measured: histogram(durableMs, [200, 250, 300, 500, 800, 1200]),
      },
      upTo(
        `the same without ring and key pictures on request, groups of ${GROUP_SECONDS} s, p99`,
        percentile(plain.durableMs, 99),
        'ms',
        NO_RING_MS,
      ),
      {
        what: `the same, ${plain.durableMs.length} presses, ms`,
        measured: histogram(plain.durableMs, [500, 1000, 1500, 2000, NO_RING_MS]),
      },
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function measured(data: string, presses: number, options: readonly string[]): Latencies {
  const rig = fileURLToPath(new URL('rig.js', import.meta.url))
  const args = ['--data', data, '--presses', String(presses), '--record', '1', ...options]
  const lines = execFileSync(process.execPath, [rig, ...args], { encoding: 'utf8' })
    .trim()
    .split('\n')
  const found = lines.map((line) => JSON.parse(line) as Partial<Latencies>).find(({ ackMs }) => ackMs)
  if (found?.ackMs === undefined || found.durableMs === undefined) throw new Error('the rig pressed nothing')
  return { ackMs: found.ackMs, durableMs: found.durableMs }
}
