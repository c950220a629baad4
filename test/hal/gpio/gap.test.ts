import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGapGuard } from '../../../hal/gpio/gap.ts'
import type { LineEdge } from '../../../hal/gpio/lines.ts'

function guarded() {
  const told: LineEdge[] = []
  return { told, push: createGapGuard((edge) => told.push(edge)) }
}

test('edges that follow each other are told as they are, also where the number begins anew', () => {
  const { told, push } = guarded()
  push({ sequence: 0xffffffff, active: true, atUs: 1 })
  push({ sequence: 0, active: false, atUs: 2 })
  expect(told).toEqual([
    { active: true, atUs: 1 },
    { active: false, atUs: 2 },
  ])
})
test('a hold over dropped edges is none, and what comes after them is a press of its own', () => {
  const { told, push } = guarded()
  push({ sequence: 1, active: true, atUs: 1 })
  push({ sequence: 10, active: false, atUs: 8 })
  push({ sequence: 11, active: true, atUs: 9 })
  push({ sequence: 21, active: true, atUs: 20 })
  expect(told).toEqual([
    { active: true, atUs: 1 },
    { active: false, atUs: 1 },
    { active: true, atUs: 9 },
    { active: false, atUs: 9 },
    { active: true, atUs: 20 },
  ])
})
test('whatever is dropped, what is told alternates, goes forward in time, ends as the line stands and holds over no gap', () => {
  const kept = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(kept, (isKept) => {
      const { told, push } = guarded()
      let last: boolean | undefined
      const edges = isKept.map((_, at) => ({ sequence: at + 1, active: at % 2 === 0, atUs: at * 10 }))
      for (const [at, edge] of edges.entries())
        if (isKept[at]) {
          push(edge)
          last = edge.active
        }
      expect(told.map(({ active }) => active)).toEqual(told.map((_, at) => at % 2 === 0))
      expect(told.map(({ atUs }) => atUs)).toEqual(told.map(({ atUs }) => atUs).sort((a, b) => a - b))
      expect(told.at(-1)?.active ?? false).toBe(last ?? false)
      for (const [at, { active, atUs }] of told.entries())
        if (!active) expect(atUs - (told[at - 1]?.atUs ?? 0)).toBeLessThanOrEqual(10)
    }),
  )
})
