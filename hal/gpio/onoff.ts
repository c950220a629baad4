/**
 * GPIO lines through /sys/class/gpio with the package onoff: for kernels without the character device or
 * machines without a compiler. The only import of onoff, loaded when it is used.
 *
 * What the old interface cannot do: no bias, no debounce, times of arrival only, fast edges fall together, and an
 * export outlives a killed process (it is taken over at the next start). The number of a line is base + offset, and the
 * base changes with the kernel, so it is found by the chip's label. Because an edge has no time of its own, a closed
 * contact is looked at ten times a second, and where this process stood still that is told with the next edge.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ZeugeError } from '../../src/errors.ts'
import type { Clock } from '../hal.ts'
import { type LineDriver, type LineEdge, type LineSpec, lineName } from './lines.ts'

const CHIPS_MAX = 64
const LOOK_MS = 100
/** Longer between two looks: nobody knows how the contact stood meanwhile. */
const STALL_US = 500_000

type Onoff = typeof import('onoff')

/** NOT_AVAILABLE where the package or /sys/class/gpio is missing. */
export async function onoffLines(
  clock: Pick<Clock, 'nowUs' | 'setTimeout' | 'clearTimeout'>,
  directory = '/sys/class/gpio',
  load: () => Promise<Onoff> = loadOnoff,
): Promise<LineDriver> {
  const { Gpio } = await load()
  return {
    name: 'onoff',
    input(spec, edge, lost) {
      const number = numberOf(directory, spec)
      const gpio = new Gpio(number, 'in', 'both', { activeLow: spec.activeLow === true })
      let timer: unknown
      const gone = (error: Error): void => lost(`${lineName(spec)} is gone (${error.message})`)
      const saw = sawLevel(clock, gpio.readSync() === 1, edge)
      function take(value: 0 | 1): void {
        saw(value === 1)
        clock.clearTimeout(timer)
        if (value === 1) timer = clock.setTimeout(look, LOOK_MS)
      }
      /** A look takes the news from `watch`, so it tells it itself. */
      function look(): void {
        try {
          take(gpio.readSync())
        } catch (error) {
          if (!(error instanceof Error && 'code' in error)) throw error
          gone(error)
        }
      }
      gpio.watch((error, value) => (error ? gone(error) : take(value)))
      return {
        active: () => gpio.readSync() === 1,
        close() {
          clock.clearTimeout(timer)
          gpio.unexport()
        },
      }
    },
    output(spec) {
      const number = numberOf(directory, spec)
      const gpio = new Gpio(number, spec.activeLow === true ? 'high' : 'low', 'none', {
        activeLow: spec.activeLow === true,
      })
      return { write: (active) => gpio.writeSync(active ? 1 : 0), close: () => gpio.unexport() }
    },
  }
}

/** Levels in, edges out. Two edges that fell together are none: a level that did not change is no news. */
function sawLevel(
  clock: Pick<Clock, 'nowUs'>,
  atFirst: boolean,
  edge: (edge: LineEdge) => void,
): (active: boolean) => void {
  let last = atFirst
  let knownUs = clock.nowUs()
  return (active) => {
    const nowUs = clock.nowUs()
    const isUnknown = last && nowUs - knownUs > STALL_US
    if (isUnknown) edge({ active, atUs: nowUs, unknownFromUs: knownUs })
    else if (active !== last) edge({ active, atUs: nowUs })
    last = active
    knownUs = nowUs
  }
}

export async function loadOnoff(): Promise<Onoff> {
  try {
    return await import('onoff')
  } catch (cause) {
    throw new ZeugeError(
      'NOT_AVAILABLE',
      'the package onoff cannot be loaded; it is compiled at installation: install a C++ compiler, make and python3, then run "npm ci" again, or choose the backend chardev or evdev',
      { cause },
    )
  }
}

/** The line's number in the old interface. */
export function numberOf(directory: string, spec: LineSpec): number {
  if (typeof spec.line !== 'number')
    throw new ZeugeError(
      'NOT_AVAILABLE',
      `${lineName(spec)}: the backend onoff knows no names, give the number`,
    )
  const chips = chipsOf(directory)
  const chip = chips.find(({ label }) => label === spec.chip)
  if (chip === undefined) {
    const there = chips.length === 0 ? 'there is none at all' : chips.map(({ label }) => label).join(', ')
    throw new ZeugeError('NOT_AVAILABLE', `no chip in ${directory} is labelled ${spec.chip}; ${there}`)
  }
  if (spec.line >= chip.lines)
    throw new ZeugeError('NOT_AVAILABLE', `chip ${chip.label} has ${chip.lines} lines, none is ${spec.line}`)
  return chip.base + spec.line
}

function chipsOf(directory: string): readonly { label: string; base: number; lines: number }[] {
  let names: string[]
  try {
    names = readdirSync(directory)
  } catch (cause) {
    throw new ZeugeError(
      'NOT_AVAILABLE',
      `${directory} is not there: this kernel has no GPIO in sysfs; use the backend chardev or evdev`,
      { cause },
    )
  }
  return names
    .filter((name) => /^gpiochip\d+$/.test(name))
    .slice(0, CHIPS_MAX)
    .map((name) => {
      const field = (file: string): string => readFileSync(join(directory, name, file), 'latin1').trim()
      return { label: field('label'), base: Number(field('base')), lines: Number(field('ngpio')) }
    })
}
