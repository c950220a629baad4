import { isDeepStrictEqual } from 'node:util'
import { unwrapAge } from '../../../hal/envelopes/age.ts'
import type { Hal, Part, Source } from '../../../hal/hal.ts'
import { type Mock, type MockBoard, openMock } from '../../../hal/mock/open.ts'
import { smallMedia } from '../../../hal/mock/small.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { halContract, type OpenedHal } from '../../hal.contract.ts'
import { displayContract } from '../contract/display.ts'
import { hapticContract } from '../contract/haptic.ts'
import { ledContract } from '../contract/led.ts'
import { microphoneContract } from '../contract/microphone.ts'
import { newsContract } from '../contract/news.ts'
import { atTime } from '../contract/onlooker.ts'
import { toneContract } from '../contract/tone.ts'
import { watchdogContract } from '../contract/watchdog.ts'

function opened(): OpenedHal {
  let mock: Mock = openMock({ seed: 5, primitives: nodePrimitives })
  return {
    hal: mock.hal,
    run: (promise) => mock.board.until(promise),
    pass: (ms) => mock.board.advance(ms),
    press: (button) => mock.board.press(button),
    reopen() {
      mock.board.cutPower()
      mock = mock.board.powerUp()
      return mock.hal
    },
    unwrap: (envelope, recipient) =>
      unwrapAge(envelope, mock.board.envelopes.identities.slice(recipient, recipient + 1)),
  }
}

halContract('the simulated board', opened)

/** One port of the simulated board, as news. */
function news<T>(
  name: string,
  source: (hal: Hal) => Source<T> | undefined,
  happen: (board: MockBoard, time: number) => void,
): void {
  newsContract(`${name} of the simulated board`, () => {
    const { hal, board } = openMock({ seed: 5, primitives: nodePrimitives })
    const port = source(hal)
    if (port === undefined) throw new Error(`no ${name}`)
    let times = 0
    return {
      source: port,
      happen: () => happen(board, ++times),
      pass: (ms) => board.advance(ms),
      // News end with the power; a board that is closed has no part that could have any.
      close: () => board.killProcess(),
    }
  })
}
news(
  'the buttons',
  ({ buttons }) => buttons,
  (board) => board.press('record'),
)
news(
  'the battery',
  ({ power }) => power.battery,
  (board, time) => board.battery(90 - time),
)
news(
  'the cradle',
  ({ dock }) => dock,
  (board, time) => board.dock(time % 2 === 1),
)
news(
  'the receiver',
  ({ position }) => position,
  (board) => board.position({ latitudeDeg: 51, longitudeDeg: 7 }),
)

/** The simulated board, as somebody sees, feels and hears it. */
function perceived(part: Part) {
  const { hal, board } = openMock({ seed: 5, primitives: nodePrimitives })
  let works: boolean | undefined
  hal.parts?.(({ part: one, ok }) => {
    if (one === part) works = ok
  })
  const sinceMs = (fromUs: number): number => (board.clock.nowUs() - fromUs) / 1000
  return {
    ...{ hal, board, sinceMs },
    pass: (ms: number) => board.advance(ms),
    vanish: () => board.part(part, false),
    back: () => board.part(part, true),
    told: () => works,
    close: () => {
      if (board.isOn()) board.killProcess()
    },
  }
}
ledContract('the simulated board', () => {
  const opened = perceived('led')
  const { hal, board, sinceMs } = opened
  return {
    ...{ ...opened, led: hal.led },
    sees() {
      const { led, log } = board.perceived()
      const shown = log.findLast(({ kind }) => kind === 'led')
      if (led === undefined || shown === undefined) return 'off'
      const turnMs = led.steps.reduce((sum, { ms }) => sum + ms, 0)
      return atTime(led.steps, sinceMs(shown.atUs) % turnMs)?.colour ?? 'off'
    },
  }
})
displayContract('the simulated board', () => {
  const opened = perceived('display')
  return {
    ...{ ...opened, display: opened.hal.display },
    shows: (screen) =>
      isDeepStrictEqual(
        opened.board.perceived().screen ?? { kind: 'dark', lines: [], mirror: false },
        screen,
      ),
  }
})
hapticContract('the simulated board', () => {
  const opened = perceived('haptic')
  const { hal, board, sinceMs } = opened
  return {
    ...{ ...opened, haptic: hal.haptic },
    feels() {
      const { haptic } = board.perceived()
      if (haptic === undefined || opened.told() === false) return false
      const steps = haptic.pulses.flatMap(({ onMs, offMs }) => [
        { on: true, ms: onMs },
        { on: false, ms: offMs },
      ])
      return atTime(steps, sinceMs(haptic.atUs))?.on ?? false
    },
  }
})
toneContract('the simulated board', () => {
  const opened = perceived('tone')
  const { hal, board, sinceMs } = opened
  return {
    ...{ ...opened, tone: hal.tone },
    hears() {
      const { tone } = board.perceived()
      if (tone === undefined) return 0
      return atTime(tone.notes, sinceMs(tone.atUs))?.hz ?? 0
    },
  }
})
watchdogContract('the simulated board', () => {
  const { hal, board } = openMock({ seed: 5, primitives: nodePrimitives })
  if (hal.watchdog === undefined) throw new Error('no watchdog')
  return {
    ...{ watchdog: hal.watchdog, patienceMs: board.watchdog.patienceMs, fed: board.watchdog.fed },
    vanish: () => board.killProcess(),
  }
})
for (const [name, media] of [
  ['synthetic', undefined],
  ['small', smallMedia],
] as const)
  microphoneContract(`the simulated board, ${name}`, () => {
    const { hal, board } = openMock({ seed: 5, primitives: nodePrimitives, ...(media && { media }) })
    if (hal.microphone === undefined) throw new Error('no microphone')
    return {
      microphone: hal.microphone,
      run: (promise) => board.until(promise),
      pass: (ms) => board.advance(ms),
    }
  })
