import { unwrapAge } from '../../../hal/envelopes/age.ts'
import type { Hal, Source } from '../../../hal/hal.ts'
import { type Mock, type MockBoard, openMock } from '../../../hal/mock/open.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { halContract, type OpenedHal } from '../../hal.contract.ts'
import { newsContract } from '../contract/news.ts'

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
