/** What happened: the newest lines as they come, and the whole as a drawing when it is asked for. */
import { useMemo, useState } from 'preact/hooks'
import type { TraceRecord } from '../../device/status.ts'
import type { Lang } from '../../figures.ts'
import { timelineOf } from '../timeline.ts'
import { timelineHtml } from '../timelinepage.ts'
import { lineOf } from '../timelinewords.ts'
import type { View } from './view.ts'
import { WORDS } from './words.ts'

const LINES = 40

export function TimelineBox({ view, lang }: { readonly view: View; readonly lang: Lang }) {
  const words = WORDS[lang]
  const [open, setOpen] = useState(false)
  const { projector } = view
  const records =
    projector === undefined ? view.records : projector.performance.trace.slice(0, projector.picture.records)
  const lines = newest(records)
  return (
    <section class="timeline-box" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{words.timeline}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <ol class="lines" reversed tabIndex={0} aria-labelledby="timeline-title">
        {lines.map(({ record, text }) => (
          <li key={`${record.tNs} ${record.seq}`} class={record.src}>
            <time>{secondsText(record.tNs)}</time> <span class="src">{record.src}</span> {text}
          </li>
        ))}
      </ol>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.drawing}</summary>
        {open && <Drawing records={records} />}
      </details>
    </section>
  )
}

function Drawing({ records }: { readonly records: readonly TraceRecord[] }) {
  const drawn = useMemo(() => (records.length === 0 ? '' : timelineHtml(timelineOf(records)).html), [records])
  return <div class="drawing" dangerouslySetInnerHTML={{ __html: drawn }} />
}

/** Durable chunks count too here: they are what the page is about. */
function newest(records: readonly TraceRecord[]): { record: TraceRecord; text: string }[] {
  const lines: { record: TraceRecord; text: string }[] = []
  for (let at = records.length - 1; at >= 0 && lines.length < LINES; at--) {
    const record = records[at]
    if (record === undefined) continue
    const text =
      record.type === 'durable' ? `chunk ${record.chunks} durable, checkpoint signed` : lineOf(record)
    if (text !== undefined) lines.push({ record, text })
  }
  return lines
}

function secondsText(tNs: string): string {
  return `${(Number(tNs) / 1e9).toFixed(2)} s`
}
