/**
 * Bugs that the simulator must find: each is an edit of the built program and the invariants that may tell of it.
 *
 * An edit that no longer fits its file is an error, so that the table cannot rot. `mutant.ts` puts one in and searches.
 */
import type { FaultName } from '../src/sim/faults.ts'
import type { FleetFault } from '../src/sim/fleetfaults.ts'
import type { Invariant } from '../src/sim/violation.ts'
import { FLEET_MUTANTS } from './fleetmutants.ts'
import type { Patch } from './putin.ts'

export interface Mutant extends Patch {
  readonly says: string
  readonly told: readonly Invariant[]
  /** Of a rare trouble: only shifts that have it are run. */
  readonly needs?: FaultName
  /** Searched in shifts of the fleet instead, in which this is the only trouble. */
  readonly fleet?: FleetFault
}

const SYNC = 'await file.sync();'
const DURABLE = 'if (mark > durableMark) { durableMark = mark; events.durable(mark); }'

export const MUTANTS: readonly Mutant[] = [
  {
    id: 'place-in-the-clear',
    says: 'where the camera was is noted beside the media, where anybody can read it',
    file: 'src/device/take.js',
    edits: [
      {
        find: 'const data = encodeMetadata(sample);',
        put: "const data = encodeMetadata(sample); recording.note({ type: 'place', atUs, sample: JSON.stringify(sample) });",
      },
    ],
    told: [2],
  },
  {
    id: 'acknowledged-before-sync',
    says: 'chunks are reported durable before the sync that makes them so',
    file: 'src/store/appender.js',
    edits: [{ find: SYNC, put: `${DURABLE} ${SYNC}` }],
    told: [1],
  },
  {
    id: 'acknowledged-during-sync',
    says: 'chunks that were written while the sync ran are reported with it',
    file: 'src/store/appender.js',
    edits: [
      { find: 'const mark = appendedMark;', put: 'let mark = appendedMark;' },
      { find: SYNC, put: `${SYNC} mark = appendedMark;` },
    ],
    told: [1],
  },
  {
    id: 'retried-after-eio',
    says: 'a failed sync is tried again, and its success believed',
    file: 'src/store/appender.js',
    edits: [{ find: SYNC, put: `await file.sync().catch(() => file.sync());` }],
    told: [1],
  },
  {
    id: 'short-write-ignored',
    says: 'what an append did not take is forgotten',
    file: 'src/store/appender.js',
    edits: [{ find: 'at += taken;', put: 'at = bytes.length;' }],
    told: [1, 11],
  },
  {
    id: 'lying-flush-trusted',
    says: 'the card says that it has written what it has not, and nobody counts on it',
    file: 'hal/mock/disk.js',
    edits: [{ find: 'settleBelow(node, mark);', put: '' }],
    told: [1, 4, 11],
  },
  {
    id: 'name-not-synced',
    says: 'a segment’s name is not made durable before its chunks are reported so',
    file: 'src/store/creation.js',
    edits: [{ find: 'await disk.syncDir(directory);', put: '' }],
    told: [1, 5, 11],
  },
  {
    id: 'ledger-not-synced',
    says: 'a ledger entry is not waited for',
    file: 'src/store/volume.js',
    edits: [{ find: 'await appender.settle();', put: '' }],
    told: [11],
  },
  {
    id: 'claimed-too-much',
    says: 'the status says that a second more is durable than is',
    file: 'src/device/capture.js',
    edits: [
      {
        find: 'Math.max(progress.durableUntilUs ?? 0, endUs);',
        put: 'Math.max(progress.durableUntilUs ?? 0, endUs) + 1_000_000;',
      },
    ],
    told: [1],
  },
  {
    id: 'plaintext-written',
    says: 'a chunk is written as it was before it was encrypted',
    file: 'src/crypto/chunk.js',
    edits: [
      {
        // Behind the check: what does not open again is not written.
        find: 'leafBytes.set(primitives.sha256(body), LEAF_AAD_BYTES);',
        put: 'body.set(plaintext); leafBytes.set(primitives.sha256(body), LEAF_AAD_BYTES);',
      },
    ],
    told: [1, 2],
  },
  {
    id: 'sealed-unchecked',
    says: 'what was sealed is not opened again before it is written',
    file: 'src/crypto/chunk.js',
    edits: [
      {
        find: 'const opened = openChunk(primitives, step, headerHash, whole, leafBytes, body, into);',
        put: 'const opened = new Uint8Array(0);',
      },
    ],
    told: [1],
    needs: 'compute.wrong',
  },
  {
    id: 'one-key-for-all',
    says: 'the ratchet stands still and the nonce with it',
    file: 'src/crypto/ratchet.js',
    edits: [
      { find: 'chainKey.set(okm.subarray(64, 96));', put: '' },
      {
        find: 'const info = concatBytes(LABELS.step, segmentId, u64(index));',
        put: 'const info = concatBytes(LABELS.step, segmentId, u64(0));',
      },
      { find: 'const step = { index,', put: 'const step = { index: 0,' },
    ],
    told: [3],
  },
  {
    id: 'ring-kept',
    says: 'the pre-record ring outlives the announcement',
    file: 'src/device/recorder.js',
    edits: [
      {
        find: 'ring?.wipe();\n            ring = undefined;\n        },\n        keep',
        put: '},\n        keep',
      },
    ],
    told: [6],
  },
  {
    id: 'ring-too-long',
    says: 'the ring reaches twice as far back as the profile allows',
    file: 'src/media/ring.js',
    edits: [{ find: 'oldest.unit.ptsUs <= limitUs)', put: 'oldest.unit.ptsUs <= 2 * limitUs)' }],
    told: [6],
  },
  {
    id: 'announcement-skipped',
    says: 'a recording begins without its notice on the display',
    file: 'src/device/perception.js',
    edits: [
      {
        find: "kind: 'recording', when: capturing,",
        put: "kind: 'recording', when: (s) => capturing(s) && s.confirmation === 'confirmed',",
      },
    ],
    told: [7, 8],
  },
  {
    id: 'notice-gone-too-soon',
    says: 'the display no longer says that it records while the end is still being written',
    file: 'src/device/perception.js',
    edits: [
      {
        find: "kind: 'recording', when: capturing,",
        put: "kind: 'recording', when: (s) => s.capture === 'recording',",
      },
    ],
    told: [8],
  },
  {
    id: 'lamp-lies',
    says: 'the lamp stays green while a recording runs',
    file: 'src/device/lamps.js',
    edits: [
      { find: "when: capturing, pattern: steady('red')", put: "when: capturing, pattern: steady('green')" },
    ],
    told: [8],
  },
  {
    id: 'recovery-skipped',
    says: 'a start does not look for what was interrupted',
    file: 'src/device/boot.js',
    edits: [{ find: 'await recover({ board, disk, primitives, log: hal.log }, ledger);', put: '[];' }],
    told: [5, 11],
  },
  {
    id: 'torn-tail-cut',
    says: 'recovery tidies an interrupted file up',
    file: 'src/store/recover.js',
    edits: [
      {
        find: 'const survey = await surveySegment(primitives, source);',
        put: 'const survey = await surveySegment(primitives, source); await disk.replace(file, (await disk.read(file, 0, 1e7)).slice(0, Math.max(1, survey.bytes - 2000)));',
      },
    ],
    told: [1, 4, 11],
  },
  {
    id: 'damage-excused',
    says: 'the verifier takes damage below the durable mark for a power cut',
    file: 'src/crypto/verify.js',
    edits: [
      { find: 'if (bad.laterDurable > entry)', put: 'if (false)' },
      { find: 'const against = judgeClaims(survey, claims);', put: 'const against = undefined;' },
    ],
    told: [11],
  },
  {
    id: 'action-throws',
    says: 'an action of the statechart throws',
    file: 'src/device/camera.setup.js',
    edits: [
      {
        find: 'flash: assign({ markedUs: ({ event }) => event.atUs })',
        put: "flash: () => { throw new Error('a bug') }",
      },
    ],
    told: [12],
  },
  {
    id: 'announced-without-card',
    says: 'a card that is gone is logged and announced all the same',
    file: 'src/device/storage.js',
    edits: [{ find: "setFault('storage-lost', true);", put: '' }],
    told: [14],
    needs: 'disk.out',
  },
  {
    id: 'bug-in-recorder',
    says: 'the recorder throws what no port throws',
    file: 'src/store/segment.js',
    edits: [
      {
        find: 'async end(cause) {',
        put: "async end(cause) { if (cause === 'docked') throw new TypeError('a bug');",
      },
    ],
    told: [12],
  },
  {
    id: 'ring-told-at-once',
    says: 'the pre-record ring is called durable at the press',
    file: 'src/device/capture.js',
    edits: [
      {
        find: 'void recorder.keep(recording)?.then(',
        put: 'void Promise.resolve(recorder.keep(recording) && 0).then(',
      },
    ],
    told: [1],
  },
  {
    id: 'ring-never-told',
    says: 'nobody says when the pre-record ring is durable',
    file: 'src/device/capture.js',
    edits: [{ find: 'parts.drained(id);', put: 'void id;' }],
    told: [1],
  },
  ...FLEET_MUTANTS,
]
