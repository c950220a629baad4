/** What the kernel makes of an LED's files (leds-timer, leds-oneshot), in virtual time: whether it burns. */
import type { MockClock } from '../../hal/mock/scheduler.ts'
import type { Sysfs } from './sysfs.ts'

const LOOK_MS = 5

export interface KernelLed {
  burns(): boolean
  /** Time goes by, and the kernel looks at its files meanwhile. */
  pass(ms: number): Promise<void>
  unplug(): void
  plug(): void
}

/** Trigger `timer`: off where delay_on is 0, on where delay_off is 0, else from now on in turn. */
export function timerLed(tree: Sysfs, clock: MockClock, name: string): KernelLed {
  let seen = ''
  let sinceUs = 0
  const plug = (): void => {
    for (const [file, text] of Object.entries({ trigger: '[timer]', delay_on: '500', delay_off: '500' }))
      tree.write(`${name}/${file}`, text)
  }
  plug()
  return {
    burns() {
      const delays = ['delay_on', 'delay_off'].map((file) => tree.find(`${name}/${file}`))
      const [on, off] = delays.map(Number)
      if (on === undefined || off === undefined || delays.includes(undefined)) return false
      if (seen !== delays.join()) sinceUs = clock.nowUs()
      seen = delays.join()
      if (on === 0 || off === 0) return on !== 0
      return ((clock.nowUs() - sinceUs) / 1000) % (on + off) < on
    },
    pass: (ms) => clock.advance(ms),
    unplug: () => tree.remove(name),
    plug,
  }
}

/** Trigger `oneshot`: each shot is on for delay_on; none is taken before the one before and its pause are over. */
export function oneshotLed(tree: Sysfs, clock: MockClock, name: string): KernelLed {
  let untilUs = 0
  let freeUs = 0
  const plug = (): void => {
    for (const file of ['delay_on', 'delay_off', 'shot']) tree.write(`${name}/${file}`, '')
    tree.write(`${name}/trigger`, '[oneshot]')
  }
  plug()
  const led: KernelLed = {
    burns() {
      const nowUs = clock.nowUs()
      if (tree.find(`${name}/shot`) === undefined) return false
      if (tree.read(`${name}/shot`) !== '') {
        tree.write(`${name}/shot`, '')
        if (nowUs >= freeUs) {
          untilUs = nowUs + Number(tree.read(`${name}/delay_on`)) * 1000
          freeUs = untilUs + Number(tree.read(`${name}/delay_off`)) * 1000
        }
      }
      return nowUs < untilUs
    },
    async pass(ms) {
      for (let at = 0; at < ms; at += LOOK_MS) {
        await clock.advance(Math.min(LOOK_MS, ms - at))
        led.burns()
      }
    },
    unplug() {
      tree.remove(name)
      untilUs = 0
    },
    plug,
  }
  return led
}
