import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { fuzzTargets } from '../../bench/fuzztargets.ts'
import { createDice, mutate } from '../../bench/mutate.ts'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
const targets = fuzzTargets(fileURLToPath(new URL('../frozen/1', import.meta.url)))
test('x', async () => {
  for (const [name, number] of [['ledger', 1047], ['certificate', 656]] as const) {
    const t = targets.find((t) => t.name === name)!
    const dice = createDice(1, number, ...[...name].map((l) => l.charCodeAt(0)))
    const origin = dice.int(t.corpus.length)
    const m = t.corpus[origin]!
    const bytes = mutate(dice, m)
    console.log(name, 'origin', origin, m.bytes.length, bytes.length)
    try { await t.run(bytes, origin, dice) } catch (e) { console.log(String(e)) }
    const diffs = []
    for (let i = 0; i < Math.max(bytes.length, m.bytes.length); i++) if (bytes[i] !== m.bytes[i]) diffs.push([i, m.bytes[i], bytes[i]])
    console.log(JSON.stringify(diffs.slice(0, 20)), diffs.length)
    if (name === 'certificate') console.log(Buffer.from(m.bytes).toString('hex'))
  }
})
