import { describe, expect, test } from 'vitest'
import type { TraceRecord } from '../../src/device/status.ts'
import { timelineOf } from '../../src/ui/timeline.ts'
import { timelinePage } from '../../src/ui/timelinepage.ts'
import { timelineText } from '../../src/ui/timelinetext.ts'
import { bootOn, openBoard } from '../device/rig.ts'

const SECOND_US = 1_000_000

async function recordedTrace(): Promise<readonly TraceRecord[]> {
  const { mock, device, trace } = await bootOn(openBoard())
  const { board } = mock
  await board.advance(2000)
  board.press('record')
  await board.advance(6000)
  board.camera.fail()
  await board.advance(3000)
  board.camera.return()
  await board.advance(6000)
  await board.until(device.finish())
  return trace
}
const trace = await recordedTrace()
const about = { lang: 'en', name: 'a <stop>', about: 'seed 1', by: 'zeuge' } as const

describe('a timeline', () => {
  const timeline = timelineOf(trace, [{ atUs: 5 * SECOND_US, ok: false, text: 'capture: idle' }])
  const lane = (name: string) => timeline.lanes.find((one) => one.name === name)?.spans ?? []

  test('begins with the first standby and has a lane for each region, button and fault', () => {
    expect(timeline.fromUs).toBe(0)
    expect(timeline.lanes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['power', 'record', 'capture', 'confirmation', 'front', 'camera-lost']),
    )
    expect(lane('record').map(({ fromUs, untilUs }) => untilUs - fromUs)).toEqual([120_000])
  })

  test('says what held from when until when, without a hole', () => {
    expect(lane('capture').map(({ value }) => value)).toEqual(['idle', 'recording', 'finalizing', 'idle'])
    lane('capture').forEach((span, index, all) => {
      expect(span.untilUs).toBe(all[index + 1]?.fromUs ?? span.untilUs)
    })
    expect(Math.round((lane('camera-lost')[0]?.fromUs ?? 0) / SECOND_US)).toBe(8)
  })

  test('says how much was owed to the card: never more than a fragment and a sync, but for a lost camera', () => {
    const whole = timelineOf(trace.filter(({ tNs }) => Number(tNs) < 8e9))
    expect(whole.owedUsMost).toBeGreaterThan(0.2 * SECOND_US)
    expect(whole.owedUsMost).toBeLessThan(2.2 * SECOND_US)
  })

  test('puts a second boot behind the first by what the simulator or the wall clock says', () => {
    const boot = (wallUs: number | null): TraceRecord => ({
      ...(trace.find(({ type }) => type === 'boot') as TraceRecord & { type: 'boot' }),
      tNs: '1000000000',
      wallUs,
    })
    const [first, last] = [trace[0] as TraceRecord & { type: 'boot' }, trace.at(-1) as TraceRecord]
    const ranUs = Number(last.tNs.slice(0, -3)) - Number(first.tNs.slice(0, -3))
    const startOf = (second: readonly TraceRecord[]) => {
      const [, again] =
        timelineOf([...trace, ...second]).lanes.find(({ name }) => name === 'power')?.spans ?? []
      return Math.round((again?.fromUs ?? Number.NaN) / SECOND_US)
    }
    const endS = Math.round(ranUs / SECOND_US)
    expect(startOf([boot((first.wallUs ?? 0) + ranUs + 60 * SECOND_US)])).toBe(endS + 60)
    expect(startOf([boot(null)])).toBe(endS + 5)
    const start: TraceRecord = {
      ...{ v: 1, tNs: '900000000', seq: 0, src: 'board', type: 'hand' },
      ...{ move: 'start', offMs: 3000 },
    }
    expect(startOf([start, boot(null)])).toBe(endS + 3)
  })

  test('of nothing is empty', () => {
    expect(timelineOf([])).toMatchObject({ lanes: [], lines: [], left: 0 })
  })
})

describe('a timeline in the terminal', () => {
  test.each([40, 80, 200])('is never wider than %i columns', (columns) => {
    const text = timelineText(timelineOf(trace), { columns, lines: 20, lang: 'de' })
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(columns)
    expect(text).toContain('Taste RECORD')
  })

  test('lists as many events as asked for, and says how many it leaves out', () => {
    const text = timelineText(timelineOf(trace), { columns: 100, lines: 4, lang: 'en' })
    expect(text).toMatch(/… \d+ more not drawn/)
    expect(text.split('\n').at(-1)).toContain('off · dark')
  })
})

describe('a timeline page', () => {
  const page = timelinePage(timelineOf(trace, [{ atUs: 0, ok: true, text: 'x "y" <z>' }]), about)

  test('has no script, loads nothing and escapes what strangers wrote', () => {
    expect(page).not.toMatch(/<script|https?:\/\/|url\(/)
    expect(page).toContain('a &lt;stop&gt;')
    expect(page).toContain('x &quot;y&quot; &lt;z&gt;')
  })

  test('speaks German and English', () => {
    for (const words of ['Noch nicht sicher', 'Not yet durable', 'Vergrößerung', 'Zoom'])
      expect(page).toContain(words)
  })
})
