import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHeldButtons } from '../../../hal/buttons/held.ts'
import type { ButtonEdge } from '../../../hal/hal.ts'

test('what is held when its part is gone is released, once', () => {
  const told: ButtonEdge[] = []
  const held = createHeldButtons((edge) => told.push(edge))
  held.edge({ button: 'record', down: true, atUs: 1 })
  held.letGo(5)
  held.letGo(6)
  held.edge({ button: 'record', down: false, atUs: 7 })
  expect(told).toEqual([
    { button: 'record', down: true, atUs: 1 },
    { button: 'record', down: false, atUs: 5 },
  ])
})
test('whatever is dropped, what is told alternates, ends as the button stands and holds over no unknown time', () => {
  const STEP_US = 10
  const kept = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(kept, (isKept) => {
      const told: ButtonEdge[] = []
      const held = createHeldButtons((edge) => told.push(edge))
      let last: { readonly at: number; readonly edge: ButtonEdge } | undefined
      for (const [at, is] of isKept.entries()) {
        if (!is) continue
        const edge = { button: 'record', down: at % 2 === 0, atUs: at * STEP_US } as const
        const isNext = last === undefined || last.at === at - 1
        held.edge(edge, isNext ? undefined : last?.edge.atUs)
        last = { at, edge }
      }
      expect(told.map(({ down }) => down)).toEqual(told.map((_, at) => at % 2 === 0))
      expect(told.at(-1)?.down ?? false).toBe(last?.edge.down ?? false)
      for (const [at, { down, atUs }] of told.entries())
        if (!down) expect(atUs - (told[at - 1]?.atUs ?? 0)).toBeLessThanOrEqual(STEP_US)
    }),
  )
})
