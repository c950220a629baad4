/** What sealing and checking cost in this process: CPU for 60 s of video with audio, bytes on top, MB/s of verification. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodePrimitives } from '../hal/primitives/node.ts'
import type { Bytes } from '../src/bytes.ts'
import { fileAt } from '../src/cli/evidence/evidence.ts'
import type { SegmentHeader } from '../src/crypto/header.ts'
import { keyCommitment } from '../src/crypto/ratchet.ts'
import { createSealer } from '../src/crypto/seal.ts'
import { surveySegment } from '../src/crypto/survey.ts'
import type { Fragment } from '../src/media/fragment.ts'
import { footage, inits } from './footage.ts'
import { openingRows } from './opening.ts'
import { cpuMs, mbpsOf, median, type Row, row, wallMs } from './table.ts'

const SECONDS = 60
const RUNS = 7
const SEGMENT_KEY: Bytes = new Uint8Array(32).fill(3)

interface Made {
  readonly fragments: readonly Fragment[]
  readonly mediaBytes: number
}

function make(): Made {
  let mediaBytes = 0
  const fragments = [
    ...footage(SECONDS, ({ data }) => {
      mediaBytes += data.length
    }),
  ]
  return { fragments, mediaBytes }
}

/** One segment of all fragments in memory, a checkpoint after each video fragment, as the store writes it. */
function seal(made: Made): readonly Bytes[] {
  const primitives = nodePrimitives
  const filled = (length: number, byte: number): Bytes => new Uint8Array(length).fill(byte)
  const segmentKey = SEGMENT_KEY.slice()
  const segmentId = filled(16, 4)
  const seed = filled(32, 5)
  const envelope = filled(400, 6)
  const statement = {
    counter: 1,
    ledgerSize: 0,
    ledgerRoot: primitives.sha256(),
    publicKey: primitives.ed25519PublicKey(seed),
    signature: filled(64, 0),
  }
  const header: SegmentHeader = {
    version: 1,
    device: 'zg-00c0ffee',
    certificates: [filled(500, 0x30)],
    statement,
    successors: [],
    bootId: filled(16, 7),
    firmwareHash: filled(32, 8),
    keyStore: 'software',
    policy: { hash: filled(32, 9), kind: 'demo' },
    profile: { id: 'demo', hash: filled(32, 10) },
    file: 'segment',
    segmentId,
    keyCommitment: keyCommitment(primitives, segmentKey, segmentId),
    envelope: { hash: primitives.sha256(envelope), kind: 'x25519' },
    recording: { id: filled(16, 11), sequence: 0 },
    previous: null,
    replaces: null,
    ledger: { size: 3, root: filled(32, 12) },
  }
  const sign = primitives.ed25519Signer(seed)
  const sealer = createSealer({ primitives, header, segmentKey, envelope, sign })
  const stamp = (us: number) => ({
    monotonicUs: us,
    wallUs: 1_790_000_000_000_000 + us,
    clock: 'network' as const,
  })
  const out: Bytes[] = [sealer.begin(stamp(0))]
  for (const track of ['video', 'audio'] as const) {
    const none = { syncFirst: false, discontinuity: false, preRecord: false }
    const init = { track, kind: 'init', stamp: stamp(0), durationUs: 0, plaintext: inits[track] } as const
    out.push(sealer.chunk({ ...init, ...none }))
  }
  for (const { track, bytes, fromUs } of made.fragments) {
    const chunk = { track, kind: 'media', stamp: stamp(fromUs), durationUs: 1_000_000 } as const
    const flags = { syncFirst: true, discontinuity: false, preRecord: false }
    out.push(sealer.chunk({ ...chunk, ...flags, plaintext: bytes }))
    if (track === 'video') out.push(sealer.checkpoint({ stamp: stamp(fromUs), durable: sealer.size - 1 }))
  }
  out.push(sealer.end({ stamp: stamp(SECONDS * 1e6), cause: 'stopped', durable: sealer.size }))
  return out
}

export async function sealingRows(): Promise<readonly Row[]> {
  const made = make()
  seal(made)
  const sealMs = median(Array.from({ length: RUNS }, () => cpuMs(() => seal(made))))
  const pieces = seal(made)
  const sealedBytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const fragmentBytes = made.fragments.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const overhead = (sealedBytes / fragmentBytes - 1) * 100
  const containerOverhead = (fragmentBytes / made.mediaBytes - 1) * 100
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-bench-'))
  try {
    const file = join(directory, 'segment.zeu')
    const speeds = await verifySpeeds(file, pieces)
    const opened = await openingRows(directory, { file, key: SEGMENT_KEY }, made.fragments)
    return [
      row('seal 60 s of 8.1 Mbit/s with audio, CPU', `${sealMs.toFixed(0)} ms`, '≤ 300 ms', sealMs <= 300),
      row('sealing overhead in bytes', `${overhead.toFixed(3)} %`, '≤ 0.1 %', overhead <= 0.1),
      { what: 'fMP4 overhead in bytes (before sealing)', measured: `${containerOverhead.toFixed(3)} %` },
      ...speeds,
      ...opened,
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

async function verifySpeeds(file: string, pieces: readonly Bytes[]): Promise<readonly Row[]> {
  const out = openSync(file, 'wx')
  for (const piece of pieces) writeSync(out, piece)
  const { size } = statSync(file)
  closeSync(out)
  const evidence = await fileAt(file)
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const startedMs = performance.now()
    const survey = await evidence.with((source) => surveySegment(nodePrimitives, source))
    if (!survey.ended) throw new Error(`the benchmark's own segment is not complete: ${survey.bad?.what}`)
    const tookMs = performance.now() - startedMs
    if (run > 0) ours.push(tookMs)
    const opensslMs = wallMs(() => execFileSync('openssl', ['dgst', '-sha256', file]))
    if (run > 0) theirs.push(opensslMs)
  }
  const speed = mbpsOf(size, median(ours))
  const ratio = median(ours) / median(theirs)
  return [
    row(
      `verify without a key, ${(size / 1e6).toFixed(0)} MB`,
      `${speed.toFixed(0)} MB/s`,
      '≥ 500 MB/s',
      speed >= 500,
    ),
    {
      what: 'openssl dgst -sha256 of the same file (whole process)',
      measured: `${mbpsOf(size, median(theirs)).toFixed(0)} MB/s`,
    },
    row('verify, time against openssl dgst', `${ratio.toFixed(2)} ×`, '≤ 1.5 ×', ratio <= 1.5),
  ]
}
