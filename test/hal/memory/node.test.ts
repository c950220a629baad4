/** What giving back does to this process: garbage is gone, and so is the room that was kept for more of it. */
import { getHeapSpaceStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { giveBack } from '../../../hal/memory/node.ts'

const MIB = 1024 * 1024
const youngBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0

test('garbage is collected, and the young generation shrinks to what it needs', async () => {
  let kept: object[] = []
  for (let at = 0; at < 3_000_000; at++) {
    kept.push({ at })
    if (kept.length === 200_000) kept = []
  }
  const garbage = new WeakRef({ large: new Array(MIB).fill(0) })
  const before = youngBytes()
  expect(before).toBeGreaterThan(4 * MIB)
  await giveBack()
  expect(garbage.deref()).toBeUndefined()
  expect(youngBytes()).toBeLessThan(before / 2)
})
