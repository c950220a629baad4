import { describe, expect, test } from 'vitest'
import { bytesText, clockText, durationText, printResult, table } from '../../src/cli/output.ts'
import { startProgress } from '../../src/cli/progress.ts'
import { fakeContext } from './context.ts'

describe('output', () => {
  test('sizes and durations follow the language', () => {
    expect([bytesText(999, 'en'), bytesText(1_234_567, 'en'), bytesText(1_234_567, 'de')]).toEqual([
      '999 B',
      '1.2 MB',
      '1,2 MB',
    ])
    expect(bytesText(999_999, 'en')).toBe('1.0 MB')
    expect([durationText(1_500_000, 'de'), durationText(125_000_000, 'en')]).toEqual(['1,5 s', '02:05 min'])
    expect([clockText(0), clockText(59_999_999), clockText(3_725_000_000)]).toEqual([
      '00:00',
      '00:59',
      '1:02:05',
    ])
  })

  test('a table is as wide as its widest cells and has no trailing spaces', () => {
    expect(
      table(
        [
          ['a', '1', 'x'],
          ['bbb', '22', ''],
        ],
        [1],
      ),
    ).toBe('a     1  x\nbbb  22')
  })

  test('a result is text, or one object with ok first', () => {
    const text = fakeContext()
    printResult(text, { ok: true, verdict: 'COMPLETE' }, () => 'fine\n\n')
    expect(text.out()).toBe('fine\n')
    const json = fakeContext({ json: true })
    printResult(json, { verdict: 'COMPLETE', ok: true }, () => 'fine')
    expect(json.out()).toMatch(/^\{\n {2}"ok": true,/)
  })
})

describe('progress', () => {
  const timed = (overrides: Parameters<typeof fakeContext>[0]) => {
    let nowMs = 0
    const context = fakeContext({ tty: true, now: () => nowMs, ...overrides })
    const progress = startProgress(context, 'verify', 1000)
    return { context, progress, pass: (ms: number) => (nowMs += ms) }
  }

  test('shows nothing in the first second and is erased at the end', () => {
    const { context, progress, pass } = timed({})
    progress.update(10)
    pass(900)
    progress.update(100)
    expect(context.err()).toBe('')
    pass(200)
    progress.update(500)
    expect(context.err()).toContain('50 %')
    progress.end()
    expect(context.err().endsWith('\r\u001b[K')).toBe(true)
  })

  test.each([{ tty: false }, { json: true }])('stays silent with %o', (overrides) => {
    const { context, progress, pass } = timed(overrides)
    pass(5000)
    progress.update(500)
    progress.end()
    expect(context.err()).toBe('')
  })
})
