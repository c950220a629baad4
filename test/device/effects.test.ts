import { expect, test } from 'vitest'
import { smallMedia } from '../../hal/mock/small.ts'
import { bootOn, openBoard } from './rig.ts'

test('a lamp and a display that are back show what is so now, not what was so when they were lost', async () => {
  const mock = openBoard({ media: smallMedia })
  await bootOn(mock)
  mock.board.press('record')
  await mock.board.advance(3000)
  expect(mock.board.perceived().screen?.kind).toBe('recording')
  for (const part of ['led', 'display'] as const) mock.board.part(part, false)
  mock.board.press('record', 3500)
  await mock.board.advance(6000)
  for (const part of ['led', 'display'] as const) mock.board.part(part, true)
  const { screen, led } = mock.board.perceived()
  expect(screen?.kind).toBe('announcing')
  expect(led?.steps.map(({ colour }) => colour)).not.toContain('red')
})
