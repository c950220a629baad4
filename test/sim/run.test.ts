import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openTape, parseTape } from '../../hal/camera/tape.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { loadProfile } from '../../src/cli/profiles.ts'
import { runScenario, type ScenarioRun } from '../../src/sim/run.ts'
import { type Expectation, parseScenario, type Scenario } from '../../src/sim/scenario.ts'

const DIRECTORY = 'scenarios'
const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.yaml'))
const tape = parseTape(new Uint8Array(readFileSync('tapes/scene.tape')))

async function play(scenario: Scenario, seed?: number): Promise<ScenarioRun> {
  const { profile, hash } = await loadProfile({ cwd: '.' }, scenario.profile)
  return runScenario(scenario, {
    primitives: nodePrimitives,
    profile,
    profileHash: hash,
    media: (clock) => openTape(tape, clock, { name: 'tape', skips: true }),
    ...(seed !== undefined && { seed }),
  })
}

const load = (name: string) => parseScenario(readFileSync(`${DIRECTORY}/${name}`, 'utf8'), name)
const failed = (run: ScenarioRun) => run.outcomes.filter(({ ok }) => !ok)

/** The same expectation with its last value made wrong. */
function negate(expectation: Expectation): Expectation {
  const [field = '', value] = Object.entries(expectation.expected).at(-1) ?? []
  return { ...expectation, expected: { ...expectation.expected, [field]: wrong(value) } }
}

function wrong(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (Array.isArray(value)) return [...value].reverse().concat('red')
  if (typeof value === 'object') return { minUs: 3_600_000_000, maxUs: 3_600_000_000 }
  return value === 'COMPLETE' ? 'ALTERED' : value === 'idle' ? 'recording' : 'COMPLETE'
}

describe.each(files)('scenario %s', (name) => {
  test('holds', async () => {
    expect(failed(await play(load(name)))).toEqual([])
  })

  test('fails, and only there, when its last expectation is negated', async () => {
    const scenario = load(name)
    const expectations = scenario.expectations.map((one, index, all) =>
      index === all.length - 1 ? negate(one) : one,
    )
    const run = await play({ ...scenario, expectations })
    expect(run.ok).toBe(false)
    const line = expectations.at(-1)?.line
    expect(failed(run).map((outcome) => outcome.line)).toEqual([line])
  })
})

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
