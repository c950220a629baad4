/**
 * Opens one sealed segment into a film again and again, in two threads, and prints how long each time took.
 *
 *   node dist/bench/openrun.js SEGMENT KEY-IN-HEX FILM RUNS
 *
 * One JSON array of milliseconds; a first time, in which code is compiled, is left out.
 */
import { open } from 'node:fs/promises'
import { nodePrimitives } from '../hal/primitives/node.ts'
import { type Bytes, bytesOfHex } from '../src/bytes.ts'
import { fileAt } from '../src/cli/evidence/evidence.ts'
import { openOpeners } from '../src/cli/evidence/openers.ts'
import { writeBehind } from '../src/cli/files.ts'
import { openRecording } from '../src/crypto/open.ts'
import { createJoin } from '../src/media/join.ts'

const [segment = '', hex = '', film = '', runs = '1'] = process.argv.slice(2)
const key = bytesOfHex(hex)
if (key === undefined) throw new Error('the key is hexadecimal')
const openers = openOpeners(2)
const times: number[] = []
for (let run = 0; run <= Number(runs); run++) {
  const startedMs = performance.now()
  await openInto(film, key)
  if (run > 0) times.push(performance.now() - startedMs)
}
await openers.end()
console.log(JSON.stringify(times))

async function openInto(film: string, key: Bytes): Promise<void> {
  const opened = await openRecording(
    nodePrimitives,
    [await fileAt(segment)],
    async () => key.slice(),
    openers,
  )
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
