/** A GPIO chip behind the package onoff, for tests of what speaks to it: levels in memory, the package's class as far as it is used. */
import { onoffLines } from '../../../hal/gpio/onoff.ts'
import type { Clock } from '../../../hal/hal.ts'
import { sysfs } from '../sysfs.ts'

type Heard = (error: Error | null, value: 0 | 1) => void
const BASE = 512

export interface OnoffChip {
  lines(clock: Pick<Clock, 'nowUs' | 'setTimeout' | 'clearTimeout'>): ReturnType<typeof onoffLines>
  /** As a finger; `told`: the kernel says so. */
  edge(offset: number, active: boolean, told?: boolean): void
  level(offset: number): boolean | undefined
  /** The chip is away until `plug`. */
  unplug(): void
  plug(): void
}

export function openOnoffChip(label: string, count: number): OnoffChip {
  const tree = sysfs({
    'gpiochip512/label': `${label}\n`,
    'gpiochip512/base': `${BASE}\n`,
    'gpiochip512/ngpio': `${count}\n`,
  })
  const levels = new Map<number, 0 | 1>()
  const watching = new Map<number, Heard>()
  let plugged = true
  const demand = (): void => {
    if (!plugged) throw Object.assign(new Error('ENODEV: no such device'), { code: 'ENODEV' })
  }
  class Gpio {
    readonly #number: number
    constructor(number: number, direction: 'in' | 'out' | 'high' | 'low') {
      demand()
      this.#number = number
      if (direction !== 'in') levels.set(number, direction === 'high' ? 1 : 0)
    }
    readSync(): 0 | 1 {
      demand()
      return levels.get(this.#number) ?? 0
    }
    writeSync(value: 0 | 1): void {
      demand()
      levels.set(this.#number, value)
    }
    watch(heard: Heard): void {
      watching.set(this.#number, heard)
    }
    unexport(): void {
      watching.delete(this.#number)
    }
  }
  return {
    lines: (clock) => onoffLines(clock, tree.root, async () => ({ Gpio }) as never),
    edge(offset, active, told = true) {
      levels.set(BASE + offset, active ? 1 : 0)
      if (told) watching.get(BASE + offset)?.(null, active ? 1 : 0)
    },
    level: (offset) => {
      const value = levels.get(BASE + offset)
      return value === undefined ? undefined : value === 1
    },
    unplug() {
      plugged = false
      levels.clear()
      for (const heard of [...watching.values()]) heard(new Error('ENODEV'), 0)
    },
    plug() {
      plugged = true
    },
  }
}
