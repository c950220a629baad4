/** A control: where fsync is made to do nothing, the very same test of power cuts must fail. */
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../hal/mock/random.ts'
import { broken } from '../../device/outage.ts'
import { missing, skipReason } from '../needs.ts'
import { CUT_NEEDS, PACKAGES } from './cutneeds.ts'
import { createLives, WRITE_DELAY_MS } from './lives.ts'
import { createOracle } from './oracle.ts'
import { withCutDisk } from './stand.ts'

const DISK_BYTES = 256 * 1024 * 1024
const CUTS = 2

const lacking = [...missing(CUT_NEEDS), ...missing({ tools: ['eatmydata'] })]
describe.skipIf(lacking.length > 0)(
  `a device whose syncs are lies (eatmydata)${skipReason(lacking, PACKAGES)}`,
  () => {
    test('loses what it acknowledged, and the test of power cuts says so', () =>
      withCutDisk({ bytes: DISK_BYTES, writeDelayMs: WRITE_DELAY_MS }, async (stand) => {
        const random = createRandom(1)
        const oracle = createOracle(await createLives(stand, random).livePeacefully())
        const liars = createLives(stand, random, ['eatmydata'])
        for (let cut = 0; cut < CUTS; cut++) {
          const life = await liars.live('while recording')
          expect(life.promises.untilUs.size, 'it acknowledged something').toBe(1)
          expect(broken(life.promises.untilUs, life.card), 'and lost it').toHaveLength(1)
          expect(() => oracle.judge(life, 'lying')).toThrow()
        }
      }))
  },
)
