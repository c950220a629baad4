import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EV_KEY, EV_SYN, type InputEvent, SYN_DROPPED, SYN_REPORT } from '../../../hal/buttons/inputevent.ts'
import { createOverrunGuard } from '../../../hal/buttons/overrun.ts'

const RECORD = 167
const DISPLAY = 148
const watched = [RECORD, DISPLAY].map((code) => ({ type: EV_KEY, code }) as const)
const key = (code: number, value: number, timeUs = 0): InputEvent => ({ timeUs, type: EV_KEY, code, value })
const syn = (code: number, timeUs = 0): InputEvent => ({ timeUs, type: EV_SYN, code, value: 0 })

function guarded(down?: ReadonlySet<number>) {
  const taken: InputEvent[] = []
  let dropped = 0
  const push = createOverrunGuard({
    ...{ watched, now: down && ((_type, code) => down.has(code)) },
    dropped: () => dropped++,
    take: (event) => taken.push(event),
  })
  return { push, taken, dropped: () => dropped }
}

test('after an overrun what the kernel says is told: a release and a press that nobody read', () => {
  const { push, taken, dropped } = guarded(new Set([DISPLAY]))
  push(key(RECORD, 1, 10))
  push(syn(SYN_REPORT, 10))
  push(syn(SYN_DROPPED, 20))
  push(key(DISPLAY, 0, 20))
  push(syn(SYN_REPORT, 30))
  push(key(DISPLAY, 0, 40))
  const keys = taken.filter(({ type }) => type === EV_KEY)
  expect(keys).toEqual([key(RECORD, 1, 10), key(RECORD, 0, 10), key(DISPLAY, 1, 30), key(DISPLAY, 0, 40)])
  expect(dropped()).toBe(1)
})
test('a key that is down before and after is no hold: nobody knows what was in between', () => {
  const { push, taken } = guarded(new Set([RECORD]))
  for (const event of [key(RECORD, 1, 1), key(RECORD, 2, 2), syn(SYN_DROPPED, 9), syn(SYN_REPORT, 9)])
    push(event)
  expect(taken).toEqual([key(RECORD, 1, 1), key(RECORD, 2, 2), key(RECORD, 0, 2), key(RECORD, 1, 9)])
})
test('a key that is up before and after is told nothing', () => {
  const { push, taken } = guarded(new Set())
  for (const event of [syn(SYN_DROPPED), syn(SYN_REPORT)]) push(event)
  expect(taken).toEqual([])
})
test('where nobody can say how a key stands, what is heard goes on to be told', () => {
  const { push, taken, dropped } = guarded()
  for (const event of [key(RECORD, 1), syn(SYN_DROPPED), key(DISPLAY, 1), syn(SYN_REPORT)]) push(event)
  expect(taken.filter(({ type }) => type === EV_KEY)).toEqual([
    key(RECORD, 1),
    key(RECORD, 0),
    key(DISPLAY, 1),
  ])
  expect(dropped()).toBe(1)
})
test('whatever is dropped, at each report the last word on every key is how it stands', () => {
  const edges = fc.array(fc.tuple(fc.constantFrom(RECORD, DISPLAY), fc.boolean(), fc.boolean()))
  fc.assert(
    fc.property(edges, (all) => {
      const down = new Set<number>()
      const { push, taken } = guarded(down)
      let lost = false
      for (const [code, isDown, isLost] of all) {
        if (isDown) down.add(code)
        else down.delete(code)
        if (isLost) lost = true
        else {
          if (lost) push(syn(SYN_DROPPED))
          lost = false
          push(key(code, isDown ? 1 : 0))
          push(syn(SYN_REPORT))
          for (const { code: one } of watched)
            expect(taken.findLast((event) => event.code === one && event.type === EV_KEY)?.value ?? 0).toBe(
              down.has(one) ? 1 : 0,
            )
        }
      }
    }),
  )
})
