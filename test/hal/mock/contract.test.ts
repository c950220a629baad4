import { unwrapAge } from '../../../hal/envelopes/age.ts'
import { type Mock, openMock } from '../../../hal/mock/open.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { halContract, type OpenedHal } from '../../hal.contract.ts'

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
