import { expect, test } from 'vitest'
import type { Scenario } from '../../src/sim/scenario.ts'
import { parseScenario } from '../../src/sim/scenario.ts'
import { runPlan, type SeedOptions } from '../../src/sim/seed.ts'
import { shrink } from '../../src/sim/shrink.ts'
import { isAlike } from '../../src/sim/violation.ts'
import { shiftsOf } from './shifts.ts'

/** A board with two bugs: its display goes dark at a marker, and its lamp turns green with the sound off. */
const twoBugs: NonNullable<SeedOptions['wrap']> = ({ hal }) => ({
  ...hal,
  display: {
    show: (screen) =>
      hal.display.show(
        screen.flashSinceUs === undefined ? screen : { kind: 'dark', lines: [], mirror: false },
      ),
  },
  led: {
    show: (pattern) => {
      const colours = new Set(pattern.steps.map(({ colour }) => colour))
      const isMuted = colours.has('red') && colours.has('amber')
      hal.led.show(isMuted ? { steps: [{ colour: 'green', ms: 1000 }] } : pattern)
    },
  },
})

const scenario = parseScenario(
  `zeugeScenario: 1
name: a marker and silence
seed: 5
profile: demo
camera: small
duration: 40s
steps:
  - { at: 1s, press: record }
  - { at: 8s, press: display }
  - { at: 14s, hold: { button: display, for: 3.5s } }
  - { at: 30s, dock: attach }
expect:
  - { at: end, invariants: hold }
`,
  'two bugs.yaml',
)
const options: SeedOptions = { ...shiftsOf(1), wrap: twoBugs }
const doneIn = ({ steps }: Scenario) => steps.map(({ action }) => action.type)

test.each([
  ['display-untrue', 'dark while recording', ['press', 'press']],
  ['lamp-untrue', 'green while recording', ['press', 'hold']],
] as const)(
  'of two bugs that break one invariant, %s shrinks to its own steps',
  async (finding, about, left) => {
    const { violations } = await runPlan(scenario, options)
    expect(new Set(violations.map(({ invariant }) => invariant))).toEqual(new Set([8]))
    const bug = violations.find((one) => one.finding === finding)
    if (bug === undefined) throw new Error(`${finding} was not found`)
    expect(bug.about).toBe(about)
    const shrunk = await shrink(scenario, bug, options, 30)
    expect(shrunk?.violation).toMatchObject({ finding, about })
    expect(doneIn(shrunk?.scenario ?? scenario)).toEqual(left)
  },
)

test('a bug is the same with other times, counts and ids, and not about something else', () => {
  const bug = (about: string) => ({ finding: 'start-refused', about }) as const
  const first = bug('DISK_FAILED: recordings/20260504T090001Z-e8e8edae/000000.zeu: 512 bytes')
  expect(isAlike(first, bug('DISK_FAILED: recordings/20260611T120000Z-01b2c3d4/000017.zeu: 3 bytes'))).toBe(
    true,
  )
  expect(isAlike(first, bug('DISK_FAILED: ledger/000000.zlg: 512 bytes'))).toBe(false)
  expect(isAlike(first, { ...first, finding: 'not-back' })).toBe(false)
})
