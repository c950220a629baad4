/** The recordings on the card with their verdicts; watching, tampering, downloading; and the whole report. */
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { SegmentReport } from '../../crypto/segmentreport.ts'
import { durationText } from '../../figures.ts'
import { reportHtml } from '../reporthtml.ts'
import type { PartProps } from './camera.tsx'
import type { Film } from './opener.ts'
import { playFilm } from './player.ts'
import { WORDS } from './words.ts'

const SYMBOLS: Readonly<Record<string, string>> = { COMPLETE: '✓', ALTERED: '✕' }
const IN_RECORDINGS = /\/recordings\/([^/]+)\//

export function Recordings({ simulator, view, lang }: PartProps) {
  const words = WORDS[lang]
  const { check, shown } = view
  const busy = view.status?.capture === 'recording' || view.status?.capture === 'finalizing'
  const found = useMemo(() => byDirectory(check?.report.segments ?? []), [check])
  const report = useMemo(
    () =>
      check === undefined
        ? ''
        : reportHtml(check.report, { nameOf: (name) => name, roots: check.roots }).html,
    [check],
  )
  return (
    <section class="recordings" aria-labelledby="recordings-title">
      <h2 id="recordings-title">{words.recordings}</h2>
      <p role="status" class="aside">
        {view.checking ? words.checking : busy ? words.running : found.length === 0 ? words.noRecordings : ''}
      </p>
      <ul class="list">
        {found.map(({ directory, segments }) => {
          const worst = segments[0]
          if (worst === undefined) return null
          const us = segments.reduce(
            (sum, each) => sum + (each.signedUntilUs ?? 0) - (each.signedFromUs ?? 0),
            0,
          )
          return (
            <li key={directory} data-verdict={worst.verdict}>
              <span
                class={`badge ${worst.verdict === 'COMPLETE' ? 'good' : worst.verdict === 'ALTERED' ? 'bad' : 'caution'}`}
              >
                <span aria-hidden="true">{SYMBOLS[worst.verdict] ?? '!'}</span> {worst.verdict}
              </span>
              <span class="what">
                <code>{directory}</code> {durationText(us, lang)}
              </span>
              <span class="buttons">
                <button
                  type="button"
                  onClick={() => simulator.open(directory)}
                  disabled={view.opening !== undefined}
                >
                  {view.opening === directory ? words.opening : words.play}
                </button>
                <button type="button" onClick={() => simulator.tamper(directory)} disabled={busy}>
                  {words.tamper}
                </button>
              </span>
            </li>
          )
        })}
      </ul>
      {shown !== undefined && (
        <figure>
          <FilmBox film={shown.film} label={words.film} failed={simulator.stopFilm} />
          <figcaption>
            {words.film}: <code>{shown.directory}</code>
          </figcaption>
        </figure>
      )}
      {check !== undefined && (
        <>
          <p class="buttons">
            <button type="button" class="act" onClick={() => simulator.save()}>
              {words.save}
            </button>
            <button type="button" onClick={() => simulator.saveKey()}>
              {words.saveKey}
            </button>
            <button
              type="button"
              class="danger"
              onClick={() => {
                if (confirm(words.forgetSure)) void simulator.forget()
              }}
            >
              {words.forget}
            </button>
          </p>
          <p class="aside">
            <code>{words.saveHint}</code>
          </p>
          <details id="report" open={check.report.verdict !== 'COMPLETE'}>
            <summary>{words.report}</summary>
            <div dangerouslySetInnerHTML={{ __html: report }} />
          </details>
        </>
      )}
    </section>
  )
}

interface FilmBoxProps {
  readonly film: Film
  readonly label: string
  failed(error: unknown): void
}

function FilmBox({ film, label, failed }: FilmBoxProps) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => (video.current ? playFilm(video.current, film, failed) : undefined), [film, failed])
  return <video ref={video} class="film" controls muted playsInline aria-label={label} />
}

/** Of each recording its segments, the worst verdict first. */
function byDirectory(segments: readonly SegmentReport[]): { directory: string; segments: SegmentReport[] }[] {
  const found = new Map<string, SegmentReport[]>()
  for (const segment of segments) {
    const directory = IN_RECORDINGS.exec(`/${segment.file}`)?.[1] ?? segment.file
    found.set(directory, [...(found.get(directory) ?? []), segment])
  }
  return [...found]
    .map(([directory, all]) => ({
      directory,
      segments: all.sort((a, b) => Number(b.verdict !== 'COMPLETE') - Number(a.verdict !== 'COMPLETE')),
    }))
    .reverse()
}
