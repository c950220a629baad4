/**
 * Bugs that were cured, each with the scenario of test/sim/regressions that was kept of it: with the cure taken out of
 * the built program again, that scenario must fail the way it did then. Otherwise it guards nothing any more.
 *
 * A bug of the simulator's own judgement (it accused a camera that did nothing wrong) is one like any other.
 */
import type { Finding } from '../src/sim/violation.ts'
import type { Patch } from './putin.ts'

export interface Relapse extends Patch {
  readonly says: string
  /** In test/sim/regressions. */
  readonly scenario: string
  /** How the scenario tells of it. */
  readonly told: Finding
}

export const RELAPSES: readonly Relapse[] = [
  {
    id: 'display-not-shown-anew',
    says: 'a front display that is back goes on showing what it did when it was lost',
    scenario: 'lamp-and-display-back.yaml',
    file: 'src/device/effects.js',
    edits: [
      {
        find: "shownWords = state.faults.includes('display-lost') ? '' : words;",
        put: 'shownWords = words;',
      },
    ],
    told: 'display-untrue',
  },
  {
    id: 'lamp-not-shown-anew',
    says: 'a lamp that is back goes on showing what it did when it was lost',
    scenario: 'lamp-and-display-back.yaml',
    file: 'src/device/effects.js',
    edits: [
      { find: "shownLed = state.faults.includes('led-lost') ? undefined : led;", put: 'shownLed = led;' },
    ],
    told: 'lamp-untrue',
  },
  {
    id: 'ring-to-the-last-millisecond',
    says: 'pictures leave the ring only when they are too old, and a timer that is late keeps them longer',
    scenario: 'late-timers-full-ring.yaml',
    file: 'src/device/capture.js',
    edits: [
      {
        find: 'const keepMs = Math.max(1, preRecordMs - EXPIRE_AHEAD_MS);',
        put: 'const keepMs = preRecordMs;',
      },
    ],
    told: 'ring-too-long',
  },
  {
    id: 'sealed-unchecked',
    says: 'a chunk that was sealed wrongly is written and reported durable',
    scenario: 'wrong-computation.yaml',
    file: 'src/crypto/chunk.js',
    edits: [
      {
        find: 'const opened = openChunk(primitives, step, headerHash, whole, leafBytes, body, into);',
        put: 'const opened = new Uint8Array(0);',
      },
    ],
    told: 'chunk-shut',
  },
  {
    id: 'wrong-root-is-a-bug',
    says: 'a wrong bit while the ledger begins a volume is taken for a bug of ours, and the recording given up',
    scenario: 'wrong-root-of-the-ledger.yaml',
    file: 'src/crypto/ledger.js',
    edits: [
      {
        find: "new ZeugeError('COMPUTE_FAILED', 'the ledger stands at a frontier of another root; it is tried again')",
        put: "new Error('assertion failed: a frontier of another root')",
      },
    ],
    told: 'bug-logged',
  },
  {
    id: 'given-up-untold',
    says: 'the ledger is not told what is stored of a recording that was given up',
    scenario: 'rot-after-a-given-up-recording.yaml',
    file: 'src/store/creation.js',
    edits: [
      {
        find: 'leftOpen: (segment) => later(leftOpenEvent(primitives, id, segment))',
        put: 'leftOpen: () => undefined',
      },
    ],
    told: 'verdict-too-good',
  },
  {
    id: 'ring-taken-for-promised',
    says: 'the simulator takes the pictures of a ring that still drains for promised ones',
    scenario: 'cut-while-the-ring-drains.yaml',
    file: 'src/sim/checkers/durability.js',
    edits: [
      {
        find: 'boot.drained.has(recording) ? Number.NEGATIVE_INFINITY : pressUs',
        put: 'Number.NEGATIVE_INFINITY',
      },
    ],
    told: 'claimed-and-lost',
  },
  {
    id: 'name-without-its-directory',
    says: 'the simulator takes a name for durable whose directory is not',
    scenario: 'cut-before-the-directory-is-durable.yaml',
    file: 'hal/mock/diskhand.js',
    edits: [{ find: "if (card.durable.get(at) !== 'directory')", put: 'if (false)' }],
    told: 'durable-gone',
  },
  {
    id: 'replacement-taken-for-a-file',
    says: 'the simulator takes what was to replace a file, and was cut off, for a file that is durable',
    scenario: 'cut-while-a-file-is-replaced.yaml',
    file: 'src/sim/checkers/forward.js',
    edits: [{ find: 'if (isAside(name))', put: 'if (false)' }],
    told: 'durable-gone',
  },
  {
    id: 'noticed-before-the-first-look',
    says: 'the simulator wants a card to be known as read-only that nobody has looked at since the announcement',
    scenario: 'read-only-in-the-dark.yaml',
    file: 'src/sim/checkers/possible.js',
    edits: [{ find: ', promisedUs + LOOK_US)', put: ')' }],
    told: 'promised-in-vain',
  },
]
