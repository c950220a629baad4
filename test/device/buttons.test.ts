/** Edges in, gestures out, with one timer that is there while something may come of itself. */
import { expect, test } from 'vitest'
import type { Button, ButtonEdge } from '../../hal/hal.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { listenToButtons } from '../../src/device/buttons.ts'

function open() {
  const clock = createMockClock({ nowUs: 0 })
  const told: string[] = []
  let hear: ((edge: ButtonEdge) => void) | undefined
  const buttons = listenToButtons(
    clock,
    (listener) => {
      hear = listener
      return () => {
        hear = undefined
      }
    },
    { stopMs: 2000 },
    {
      edge: ({ button, down }) => told.push(`${button} ${down ? 'down' : 'up'}`),
      gesture: ({ type, atUs }) => told.push(`${type.slice('gesture.'.length)} ${atUs / 1000}`),
    },
  )
  const edge = (button: Button, down: boolean) => hear?.({ button, down, atUs: clock.nowUs() })
  return { clock, buttons, edge, told: () => told.splice(0), listens: () => hear !== undefined }
}

test('an edge is told before what it means', () => {
  const { edge, told } = open()
  edge('record', true)
  expect(told()).toEqual(['record down', 'record.press 0'])
})

test('a release is one once the contact stays open, told by the timer alone', async () => {
  const { clock, edge, told } = open()
  edge('display', true)
  await clock.advance(100)
  edge('display', false)
  await clock.advance(20)
  expect(told()).toEqual(['display down', 'display up'])
  await clock.advance(1)
  expect(told()).toEqual(['display.press 100'])
  expect(clock.waiting()).toBe(0)
})

test('a hold is told tick by tick while it lasts, by the rules that were given', async () => {
  const { clock, edge, told, buttons } = open()
  buttons.setRecording(-10_000_000)
  edge('record', true)
  expect(clock.waiting()).toBe(1)
  await clock.advance(999)
  expect(told()).toEqual(['record down'])
  await clock.advance(1)
  expect(told()).toEqual(['tick 1000'])
  await clock.advance(1000)
  expect(told()).toEqual(['tick 2000'])
  edge('record', false)
  await clock.advance(21)
  expect(told()).toEqual(['record up', 'record.hold 2000'])
  expect(clock.waiting()).toBe(0)
})

test('an overdue timer fires at once, and one timer at a time waits', async () => {
  const { clock, edge, told } = open()
  edge('display', true)
  clock.stall(3000)
  edge('record', true)
  expect(told()).toEqual(['display down', 'record down', 'tick 2000', 'record.press 3000'])
  expect(clock.waiting()).toBe(1)
  clock.stall(30_000)
  await clock.advance(0)
  expect(told()).toContain('stuck 12000')
})

test('the end hears nothing more and leaves no timer', async () => {
  const { clock, edge, told, buttons, listens } = open()
  edge('display', true)
  told()
  buttons.stop()
  expect(listens()).toBe(false)
  expect(clock.waiting()).toBe(0)
  await clock.advance(20_000)
  expect(told()).toEqual([])
})
