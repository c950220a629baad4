import { describe, expect, test } from 'vitest'
import { ZeugeError } from '../../src/errors.ts'
import { parseTrace } from '../../src/sim/readtrace.ts'
import { traceLine } from '../../src/sim/trace.ts'
import { bootOn, openBoard } from '../device/rig.ts'

const { mock, trace } = await bootOn(openBoard())
mock.board.press('record')
await mock.board.advance(3000)
const text = `${trace.map(traceLine).join('\n')}\n`

function refusal(changed: string): string {
  try {
    parseTrace(changed, 'x.jsonl')
  } catch (error) {
    if (error instanceof ZeugeError && error.code === 'TRACE_INVALID') return error.message
    throw error
  }
  return 'accepted'
}

describe('a trace', () => {
  test('read back is what was written', () => {
    expect(parseTrace(text, 'x.jsonl').map(traceLine)).toEqual(trace.map(traceLine))
  })

  test('torn by a power cut is read up to there', () => {
    expect(parseTrace(text.slice(0, -10), 'x.jsonl')).toHaveLength(trace.length - 1)
  })

  test('of a newer version is read without the records that are new', () => {
    const newer = '{"v":1,"tNs":"5000","seq":9,"src":"board","type":"smell"}\n'
    expect(parseTrace(text + newer, 'x.jsonl')).toHaveLength(trace.length)
  })

  test.each([
    ['nothing', '', 'line 1: there is no record'],
    ['something that is not JSON', `${text}hello\n`, `line ${trace.length + 1}: is not JSON`],
    ['another version', text.replace('"v":1', '"v":2'), 'line 1: v: '],
    ['a wrong field', text.replace('"down":true', '"down":"yes"'), 'down: '],
    ['a line without end', `${text}${'x'.repeat(20_000)}\n`, 'longer than'],
  ])('with %s is refused with its line', (_, changed, message) => {
    expect(refusal(changed)).toContain(message)
  })
})
