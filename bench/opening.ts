/**
 * What opening costs, beside what a user would take instead: age for the same bytes, and the bare primitives.
 *
 * Decrypted and written to a file in every case. In one process and two threads of it (openrun.ts), as `zeuge open` does
 * with long recordings, which also starts Node and verifies first (wholecard.ts); age is a whole process, which is to
 * its disadvantage. Without age or openssl their rows say so.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newAgeKey } from '../hal/envelopes/age.ts'
import { type Bytes, concatBytes, hexOf } from '../src/bytes.ts'
import { mbpsOf, median, type Row, row, wallMs } from './table.ts'

/** Of either in turn, for noise that comes and goes. */
const ROUNDS = 3
const RUNS = 4
const OPEN_RUN = fileURLToPath(new URL('./openrun.js', import.meta.url))

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
  const [segment, key] = [sealed.file, hexOf(sealed.key)]
  for (let round = 0; round < ROUNDS; round++) {
    // In a process of its own: what the bench holds in memory must not slow it.
    const out = execFileSync(process.execPath, [OPEN_RUN, segment, key, film, String(RUNS)], {
      encoding: 'utf8',
    })
    ours.push(...(JSON.parse(out) as number[]))
    if (statSync(film).size < bytes) throw new Error('the benchmark did not open all it sealed')
    for (let run = 0; run <= RUNS && age !== undefined; run++) {
      const ageMs = wallMs(() => execFileSync('age', ['-d', '-i', age.identity, '-o', film, age.file]))
      if (run > 0) theirs.push(ageMs)
    }
  }
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
