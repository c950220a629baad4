/**
 * What opening costs, beside what a user would take instead: age for the same bytes, and the bare primitives.
 *
 * Decrypted and written to a file in every case. In this process and two threads of it, as `zeuge open` does with
 * long recordings, which also starts Node and verifies first (wholecard.ts); age is a whole process, which is to its
 * disadvantage. Without age or openssl their rows say so.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { newAgeKey } from '../hal/envelopes/age.ts'
import { nodePrimitives } from '../hal/primitives/node.ts'
import { type Bytes, concatBytes } from '../src/bytes.ts'
import { fileAt } from '../src/cli/evidence/evidence.ts'
import { openOpeners } from '../src/cli/evidence/openers.ts'
import { writeBehind } from '../src/cli/files.ts'
import type { ChunkOpener } from '../src/crypto/chunkopener.ts'
import { openRecording } from '../src/crypto/open.ts'
import { createJoin } from '../src/media/join.ts'
import { mbpsOf, median, type Row, row, wallMs } from './table.ts'

const RUNS = 7

interface SealedFile {
  readonly file: string
  readonly key: Bytes
}

export async function openingRows(
  directory: string,
  sealed: SealedFile,
  fragments: readonly { readonly bytes: Bytes }[],
): Promise<readonly Row[]> {
  const bytes = fragments.reduce((sum, fragment) => sum + fragment.bytes.length, 0)
  const film = join(directory, 'film.bin')
  const ours: number[] = []
  const theirs: number[] = []
  const age = spawnSync('age', ['--version']).status === 0 ? await ageFile(directory, fragments) : undefined
  const openers = openOpeners(2)
  for (let run = 0; run <= RUNS; run++) {
    const startedMs = performance.now()
    await openInto(film, sealed, openers)
    const tookMs = performance.now() - startedMs
    if (run > 0) ours.push(tookMs)
    if (statSync(film).size < bytes) throw new Error('the benchmark did not open all it sealed')
    if (age === undefined) continue
    const ageMs = wallMs(() => execFileSync('age', ['-d', '-i', age.identity, '-o', film, age.file]))
    if (run > 0) theirs.push(ageMs)
  }
  await openers.end()
  const speed = {
    what: `open in two threads, ${(bytes / 1e6).toFixed(0)} MB`,
    measured: speedOf(bytes, median(ours)),
  }
  return [speed, ...againstAge(bytes, ours, theirs), ...primitiveRows()]
}

const speedOf = (bytes: number, ms: number): string => `${mbpsOf(bytes, ms).toFixed(0)} MB/s`

function againstAge(bytes: number, ours: readonly number[], theirs: readonly number[]): readonly Row[] {
  if (theirs.length === 0)
    return [{ what: 'age -d of the same bytes', measured: 'not measured: install age' }]
  const ratio = median(ours) / median(theirs)
  return [
    { what: 'age -d of the same bytes (whole process)', measured: speedOf(bytes, median(theirs)) },
    row('open, time against age -d', `${ratio.toFixed(2)} ×`, '≤ 1.5 ×', ratio <= 1.5),
  ]
}

async function ageFile(directory: string, fragments: readonly { readonly bytes: Bytes }[]) {
  const { identity, recipient } = await newAgeKey('x25519')
  const paths = { identity: join(directory, 'identity.txt'), file: join(directory, 'film.age') }
  writeFileSync(paths.identity, `${identity}\n`)
  const input = concatBytes(...fragments.map(({ bytes }) => bytes))
  execFileSync('age', ['-r', recipient, '-o', paths.file], { input })
  return paths
}

async function openInto(film: string, { file, key }: SealedFile, openers: ChunkOpener): Promise<void> {
  const opened = await openRecording(nodePrimitives, [await fileAt(file)], async () => key.slice(), openers)
  const join = createJoin(opened.inits)
  if (join === undefined) throw new Error('the benchmark sealed no film')
  const out = await open(film, 'w')
  const { write, settle } = writeBehind(out)
  await write(join.head())
  for await (const part of opened.parts()) await write(...(join.fragment(part) ?? []))
  await write(join.tail())
  await settle()
  await out.close()
  if (opened.refused + join.leftOut > 0) throw new Error('some chunks did not open')
}

/** `openssl speed` in the same run: what the machine itself can do. */
function primitiveRows(): readonly Row[] {
  return ['aes-256-gcm', 'sha256'].map((name) => {
    const args = ['speed', '-mr', '-seconds', '1', '-bytes', '1048576', '-evp', name]
    const { stdout, status } = spawnSync('openssl', args, { encoding: 'utf8' })
    const figure = Number(/^\+F:.*:([\d.]+)$/m.exec(stdout ?? '')?.[1])
    const measured =
      status === 0 && figure > 0 ? `${(figure / 1e6).toFixed(0)} MB/s` : 'not measured: install openssl'
    return { what: `openssl speed ${name}, one core`, measured }
  })
}
