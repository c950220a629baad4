import { expect, test } from 'vitest'
import { createRandom } from '../../../hal/mock/random.ts'
import { hexOf } from '../../../src/bytes.ts'

test('the same seed and label give the same bytes on every machine', () => {
  expect(hexOf(createRandom(1, 'disk').bytes(16))).toBe('3c6e291286316c1086ade754440b4ff1')
})
test('another seed, label or fork gives another sequence', () => {
  const drawn = [
    createRandom(1),
    createRandom(2),
    createRandom(2 ** 33 + 1),
    createRandom(1, 'disk'),
    createRandom(1).fork('disk'),
    createRandom(1).fork('disk').fork('a'),
    createRandom(1).fork('disk').fork('b'),
  ].map((random) => hexOf(random.bytes(16)))
  expect(new Set(drawn).size).toBe(drawn.length)
})
test('a draw more in one part changes nothing in its forks', () => {
  const [one, other] = [createRandom(9), createRandom(9)]
  other.bytes(100)
  expect(one.fork('x').int(1000)).toBe(other.fork('x').int(1000))
})
test('chances come about as often as they say, and none at all draws nothing', () => {
  const random = createRandom(4)
  let hits = 0
  for (let count = 0; count < 10_000; count++) if (random.chance(0.25)) hits++
  expect(hits).toBeGreaterThan(2300)
  expect(hits).toBeLessThan(2700)
  const [with0, without] = [createRandom(4), createRandom(4)]
  with0.chance(0)
  expect(with0.int(1000)).toBe(without.int(1000))
})
test('whole numbers cover their range and nothing beside it', () => {
  const random = createRandom(7)
  const drawn = new Set(Array.from({ length: 500 }, () => random.between(3, 7)))
  expect([...drawn].sort()).toEqual([3, 4, 5, 6, 7])
})
