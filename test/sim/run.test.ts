import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isMap, isSeq, parseDocument } from 'yaml'
import { openTape, parseTape } from '../../hal/camera/tape.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { loadProfile } from '../../src/cli/authority/profiles.ts'
import type { Outcome } from '../../src/sim/expectation.ts'
import { runScenario, type ScenarioRun } from '../../src/sim/run.ts'
import { parseScenario, type Scenario } from '../../src/sim/scenario.ts'
import { runIn } from '../cli/context.ts'

const DIRECTORY = 'scenarios'
const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.yaml'))
const tape = parseTape(new Uint8Array(readFileSync('tapes/scene.tape')))

async function play(scenario: Scenario, seed?: number): Promise<ScenarioRun> {
  const { profile, hash } = await loadProfile({ cwd: '.' }, scenario.profile)
  return runScenario(scenario, {
    primitives: nodePrimitives,
    profile,
    profileHash: hash,
    ...(scenario.camera === 'tape' && {
      media: (clock) => openTape(tape, clock, { name: 'tape', skips: true }),
    }),
    ...(seed !== undefined && { seed }),
  })
}

const load = (name: string) => parseScenario(readFileSync(`${DIRECTORY}/${name}`, 'utf8'), name)
const failed = (run: ScenarioRun) => run.outcomes.filter(({ ok }) => !ok)

describe.each(files)('scenario %s', (name) => {
  test('says in a comment what it is about, and holds', async () => {
    expect(readFileSync(`${DIRECTORY}/${name}`, 'utf8')).toMatch(/^# [A-Z].{30,}\.\n/)
    const run = await play(load(name))
    expect(failed(run)).toEqual([])
    expect(run.violations).toEqual([])
  })
})

test('there are scenarios from a stop in the street to a battery that dies while the card is full', () => {
  expect(files.length).toBeGreaterThanOrEqual(12)
})

describe('the twin of each scenario, with its last expectation negated', () => {
  const twins = mkdtempSync(join(tmpdir(), 'zeuge-twins-'))
  afterAll(() => rmSync(twins, { recursive: true }))

  test('ends with 1, and fails there and nowhere else', async () => {
    for (const name of files)
      writeFileSync(join(twins, name), twinOf(readFileSync(`${DIRECTORY}/${name}`, 'utf8')))
    const { exit, result } = await runIn('.', Date.now(), ['simulate', twins, '--json'])
    expect(exit).toBe(1)
    expect(result.scenarios).toHaveLength(files.length)
    for (const { file, ok, outcomes } of result.scenarios) {
      const { expectations } = parseScenario(readFileSync(file, 'utf8'), file)
      const wrong = outcomes.filter((outcome: Outcome) => !outcome.ok)
      expect(ok, file).toBe(false)
      expect(
        wrong.map(({ line }: Outcome) => line),
        file,
      ).toEqual([expectations.at(-1)?.line])
    }
  })
})

/** The same file with the last value of its last expectation made wrong. */
function twinOf(source: string): string {
  const document = parseDocument(source)
  const expected = document.get('expect')
  const last = isSeq(expected) ? expected.items.at(-1) : undefined
  if (!isMap(last)) throw new Error('no expectation')
  const [field, value] = Object.entries(last.toJSON()).at(-1) as [string, unknown]
  last.set(field, document.createNode(wrong(field, value)))
  return document.toString()
}

function wrong(field: string, value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (field === 'ledger') return ['never']
  if (Array.isArray(value)) return [...value, ...value, 'record.silent']
  if (typeof value === 'object') return { min: '23h' }
  return value === 'ALTERED' ? 'COMPLETE' : 'ALTERED'
}

describe('a scenario run', () => {
  test('repeats exactly for the same seed, and differs for another', async () => {
    const scenario = load('power-cut.yaml')
    const [first, again, other] = [await play(scenario), await play(scenario), await play(scenario, 99)]
    expect(again.traceHash).toBe(first.traceHash)
    expect(other.traceHash).not.toBe(first.traceHash)
    expect(first.traceRecords).toBeGreaterThan(50)
  })

  test('holds for other seeds than the one it was written with', async () => {
    for (const seed of [1, 2, 3]) expect(failed(await play(load('power-cut.yaml'), seed))).toEqual([])
  })

  test('leaves a card that carries no trace of what the camera saw', async () => {
    const run = await play(load('street-stop.yaml'))
    const sample = longestUnit()
    for (const [name, bytes] of run.image.files) expect(includes(bytes, sample), name).toBe(false)
  })
})

/** A stretch out of the middle of the tape's largest picture: long enough to be unmistakable. */
function longestUnit(): Uint8Array {
  const units = [...tape.video].sort((a, b) => b.unit.data.length - a.unit.data.length)
  return (units[0]?.unit.data ?? new Uint8Array(0)).slice(100, 132)
}

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from(part))
}
