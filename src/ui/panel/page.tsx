/** What a camera on the desk says of itself, live. Without news for three seconds it says that it hears nothing. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { webNowUs } from '../../../hal/web/clock.ts'
import { bytesText, clockText, type Lang } from '../../figures.ts'
import type { Canvas2D } from '../screen/canvas.ts'
import { createScreenPainter } from '../screen/screen.ts'
import { ledText, shownColour } from '../sensewords.ts'
import type { PanelFacts, PanelLine, PanelStatus } from './protocol.ts'
import { WORDS } from './words.ts'

const LINES_MAX = 200
const SILENT_US = 3_000_000
const WIDTH = 480
const HEIGHT = 320

interface Heard {
  readonly facts: PanelFacts | undefined
  readonly status: PanelStatus | undefined
  /** Newest first. */
  readonly lines: readonly PanelLine[]
  /** The page's own clock at the last status. */
  readonly atUs: number
}

export function PanelPage({ lang }: { readonly lang: Lang }) {
  const [heard, hear] = useState<Heard>({ facts: undefined, status: undefined, lines: [], atUs: 0 })
  useEffect(() => {
    const events = new EventSource('/events')
    const on = <T,>(name: string, take: (before: Heard, item: T) => Heard): void =>
      events.addEventListener(name, ({ data }: MessageEvent<string>) =>
        hear((before) => take(before, JSON.parse(data) as T)),
      )
    on<PanelFacts>('facts', (before, facts) => ({ ...before, facts, lines: [] }))
    on<PanelStatus>('status', (before, status) => ({ ...before, status, atUs: webNowUs() }))
    on<PanelLine>('log', (before, line) => ({
      ...before,
      lines: [line, ...before.lines].slice(0, LINES_MAX),
    }))
    return () => events.close()
  }, [])
  const words = WORDS[lang]
  const { facts, status, lines } = heard
  return (
    <>
      <header>
        <h1>{words.title}</h1>
        <Link heard={heard} lang={lang} />
      </header>
      <main>
        <p class="aside">{words.lead}</p>
        {status !== undefined && (
          <div class="stage">
            <section class="camera" aria-label={words.camera}>
              <div class="body">
                <Display heard={heard} lang={lang} />
              </div>
            </section>
            <Rows facts={facts} status={status} lang={lang} />
          </div>
        )}
        <section aria-labelledby="log-title">
          <h2 id="log-title">{words.log}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <ol class="lines" tabIndex={0} aria-labelledby="log-title">
            {lines.map(({ atUs, level, event, ...fields }, index) => (
              <li key={lines.length - index}>
                <time>{(atUs / 1_000_000).toFixed(2)} s</time> <span class="src">{level}</span> {event}{' '}
                {Object.keys(fields).length === 0 ? '' : JSON.stringify(fields)}
              </li>
            ))}
          </ol>
        </section>
      </main>
    </>
  )
}

/** Whether the camera is heard at all. */
function Link({ heard, lang }: { readonly heard: Heard; readonly lang: Lang }) {
  const [nowUs, setNow] = useState(0)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setNow(webNowUs()))
    return () => cancelAnimationFrame(frame)
  })
  const live = heard.status !== undefined && nowUs - heard.atUs < SILENT_US
  return (
    <p class={`badge ${live ? 'good' : 'bad'}`} role="status" data-live={live}>
      {live ? `● ${WORDS[lang].live}` : `✕ ${WORDS[lang].silent}`}
    </p>
  )
}

function Display({ heard, lang }: { readonly heard: Heard; readonly lang: Lang }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const lamp = useRef<HTMLSpanElement>(null)
  const latest = useRef(heard)
  latest.current = heard
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false })
    if (!context) return undefined
    const painter = createScreenPainter()
    let frame = 0
    const draw = (): void => {
      const { status, atUs } = latest.current
      if (status !== undefined) {
        const nowUs = status.nowUs + webNowUs() - atUs
        painter.draw(context as unknown as Canvas2D, WIDTH, HEIGHT, { screen: status.screen, nowUs })
        if (lamp.current) lamp.current.dataset['colour'] = shownColour(status.led, nowUs)
      }
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [])
  const { status } = heard
  if (status === undefined) return null
  const words = WORDS[lang]
  return (
    <>
      <canvas
        ref={canvas}
        class="front"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={[words.display, ...status.screen.lines].join(': ')}
        data-kind={status.screen.kind}
      />
      <p class="lamp">
        <span ref={lamp} class="bulb" aria-hidden="true" />
        {words.led}: {ledText(status.led, lang)}
      </p>
    </>
  )
}

interface RowsProps {
  readonly facts: PanelFacts | undefined
  readonly status: PanelStatus
  readonly lang: Lang
}

function Rows({ facts, status, lang }: RowsProps) {
  const words = WORDS[lang]
  const { recordingSinceUs, durableUntilUs, freeBytes, batteryPercent, minutesLeft } = status
  const none = '–'
  const rows: readonly (readonly [string, string])[] = [
    [words.faults, status.faults.length === 0 ? none : status.faults.join(', ')],
    [words.state, [status.power, status.capture, status.front, status.dock].join(' · ')],
    [words.confirmation, status.confirmation],
    [words.ring, `${(status.preRecordMs / 1000).toFixed(1)} s`],
    [words.running, recordingSinceUs === undefined ? none : clockText(status.nowUs - recordingSinceUs)],
    [
      words.durable,
      recordingSinceUs === undefined || durableUntilUs === undefined
        ? none
        : clockText(Math.max(0, durableUntilUs - recordingSinceUs)),
    ],
    [words.recording, status.recording ?? none],
    [words.counts, `${status.recordings} · ${status.segments} · ${status.chunks} · ${status.gaps}`],
    [words.bytes, bytesText(status.bytes, lang)],
    [words.storage, freeBytes === undefined ? none : bytesText(freeBytes, lang)],
    [words.battery, batteryPercent === undefined ? none : `${Math.round(batteryPercent)} %`],
    [words.minutes, minutesLeft === undefined ? none : String(minutesLeft)],
    ...(facts === undefined
      ? []
      : ([
          [words.board, facts.board],
          [words.device, facts.device],
          [words.source, facts.camera],
          [words.profile, facts.profile],
          [words.recovered, String(facts.recovered)],
          [words.standby, `${facts.standbyMs} ms`],
        ] as const)),
  ]
  return (
    <dl data-capture={status.capture}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
