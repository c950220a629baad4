/**
 * A scenario as the file that says it: what parseScenario reads back as the same steps and expectations.
 *
 * For scenarios that were made, not written: a seed's plan, or what shrinking left of it.
 */
import { Document, visit } from 'yaml'
import type { Expectation, Scenario } from './scenario.ts'
import type { Action, Step } from './step.ts'

export function writeScenario(scenario: Scenario): string {
  const { name, about, seed, profile, camera, durationUs, steps, expectations } = scenario
  const document = new Document({
    zeugeScenario: 1,
    name,
    ...(about !== '' && { about }),
    seed,
    profile,
    camera,
    duration: durationText(durationUs),
    steps: steps.map(writtenStep),
    expect: expectations.map(writtenExpectation),
  })
  // One line a step, as people write them.
  visit(document, {
    Map(_key, map, path) {
      if (path.length > 1) map.flow = true
    },
  })
  return document.toString({ lineWidth: 0 })
}

function writtenStep({ atUs, action }: Step): Readonly<Record<string, unknown>> {
  const at = durationText(atUs)
  switch (action.type) {
    case 'press':
    case 'bounce':
      return { at, [action.type]: action.button }
    case 'hold':
      return { at, hold: { button: action.button, for: durationText(action.forUs) } }
    case 'dock':
      return { at, dock: action.attached ? 'attach' : 'detach' }
    case 'fault':
    case 'clear':
      return { at, [action.type]: action.fault }
    case 'cut':
      return { at, cut: 'power' }
    case 'kill':
      return { at, kill: 'process' }
    case 'start':
      return { at, start: action.by === 'watchdog' ? 'watchdog' : 'power' }
    case 'scuffle':
      return { at, scuffle: durationText(action.forUs) }
    case 'battery': {
      const { percent, charging } = action
      return { at, battery: charging === undefined ? percent : { percent, charging } }
    }
    case 'position':
      return { at, position: action.place ?? 'none' }
    case 'clock':
      return { at, clock: writtenClock(action) }
  }
}

function writtenClock({ setUs, jumpUs, driftPpm }: Extract<Action, { type: 'clock' }>) {
  return {
    ...(setUs !== undefined && { set: new Date(setUs / 1000).toISOString() }),
    ...(jumpUs !== undefined && { jump: durationText(jumpUs) }),
    ...(driftPpm !== undefined && { drift: driftPpm }),
  }
}

function writtenExpectation({ atUs, atEnd, expected }: Expectation): Readonly<Record<string, unknown>> {
  const ranges = Object.fromEntries(
    (['ring', 'preRecord', 'recorded'] as const).flatMap((field) => {
      const range = expected[field]
      return range === undefined
        ? []
        : [[field, { min: durationText(range.minUs), max: durationText(range.maxUs) }]]
    }),
  )
  return { at: atEnd ? 'end' : durationText(atUs), ...expected, ...ranges }
}

/** Seconds to the millisecond. */
function durationText(us: number): string {
  return `${Math.round(us / 1000) / 1000}s`
}
