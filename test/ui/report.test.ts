import { describe, expect, test } from 'vitest'
import type { EvidenceReport } from '../../src/crypto/verifyevidence.ts'
import { escapeHtml, html } from '../../src/ui/html.ts'
import { reportPage } from '../../src/ui/reportpage.ts'
import { device, evidenceReport } from './reports.ts'

const OPTIONS = {
  nameOf: (file: string) => file,
  roots: ['ab'.repeat(32)],
  lang: 'de',
  checkedAt: '2026-06-01T00:00:00.000Z',
  by: 'zeuge 0.1.0',
} as const

const HOSTILE = `<img src=x onerror="alert(1)">'&.zeu`

describe('a report as a page', () => {
  const page = (report: EvidenceReport): string => reportPage(report, OPTIONS)

  test('says verdict, sentence, camera, trust anchor and limits in German and in English', async () => {
    const report = await evidenceReport()
    const text = page(report)
    for (const expected of [
      report.sentence.de,
      report.sentence.en,
      device().device,
      'ab'.repeat(32),
      '000000.zeu',
    ])
      expect(text).toContain(escapeHtml(expected))
    expect(text).toContain('Was dieses Urteil nicht ausschließt')
    expect(text).toContain('What this verdict cannot exclude')
  })
  test('runs no script and loads nothing', async () => {
    const text = page(await evidenceReport())
    expect(text).toContain(`content="${escapeHtml("default-src 'none'")};`)
    expect(text).not.toMatch(/<script|<link|<img|<iframe|javascript:|https?:|url\(/i)
  })
  test('shows names and details that strangers chose as text', async () => {
    const report = await evidenceReport(HOSTILE)
    const hostile = page({ ...report, unused: [HOSTILE], missing: [{ recording: HOSTILE }] })
    expect(hostile).not.toContain('<img')
    expect(hostile.split(escapeHtml(HOSTILE)).length).toBeGreaterThanOrEqual(7)
  })
  test('says how much it leaves out of a very long list', async () => {
    const report = await evidenceReport()
    const segments = Array.from({ length: 700 }, (_, at) =>
      report.segments.map((segment) => ({ ...segment, file: `${at}.zeu` })),
    ).flat()
    const text = page({ ...report, segments })
    expect(text).toContain('… 200 weitere')
    expect(text).not.toContain('699.zeu')
  })
  test('names recordings that a selection leaves out', async () => {
    expect(page({ ...(await evidenceReport()), omitted: 3 })).toMatch(/lists 3 more recordings/)
  })
})

test('a template escapes text and lets HTML be', () => {
  expect(html`<a title="${'"'}">${'<b>'}${html`<i>${1}</i>`}${[html`x`, html`y`]}</a>`.html).toBe(
    '<a title="&quot;">&lt;b&gt;<i>1</i>xy</a>',
  )
})
