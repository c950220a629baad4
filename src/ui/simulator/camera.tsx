/** The camera's body: front display, lamp, two buttons, and in words what the officer perceives. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { bytesText, clockText, type Lang } from '../../figures.ts'
import type { Canvas2D } from '../screen/canvas.ts'
import { createScreenPainter } from '../screen/screen.ts'
import { hapticText, ledText, shownColour, toneText } from '../sensewords.ts'
import type { PageBoard } from './board.ts'
import { HoldButton } from './holdbutton.tsx'
import type { Simulator, View } from './view.ts'
import { WORDS } from './words.ts'

const WIDTH = 480
const HEIGHT = 320
const DARK = { kind: 'dark', lines: [], mirror: false } as const
/** How long a pulse or a tone is shown after it began. */
const FELT_US = 2_000_000
const LOOK_MS = 200

export interface PartProps {
  readonly simulator: Simulator
  readonly view: View
  readonly lang: Lang
}

export function Camera({ simulator, view, lang }: PartProps) {
  const words = WORDS[lang]
  const { board } = simulator
  return (
    <section class="camera" aria-label={words.camera}>
      <div class="body">
        <FrontDisplay board={board} view={view} lang={lang} />
        <Lamp board={board} lang={lang} broken={view.faults.has('led.lost')} />
        <div class="buttons">
          {(['display', 'record'] as const).map((button) => (
            <HoldButton key={button} button={button} simulator={simulator} lang={lang} />
          ))}
        </div>
      </div>
      <p class="aside">{words.keys}</p>
      <Perceived board={board} view={view} lang={lang} />
    </section>
  )
}

interface SensedProps {
  readonly board: PageBoard
  readonly view: View
  readonly lang: Lang
}

function FrontDisplay({ board, view, lang }: SensedProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const broken = view.faults.has('display.lost')
  const screen = broken ? DARK : (board.senses.screen ?? DARK)
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false })
    if (!context) return undefined
    const painter = createScreenPainter()
    let frame = 0
    const draw = (): void => {
      const nowUs = board.clock.nowUs()
      const shown = broken ? DARK : (board.senses.screen ?? DARK)
      const image = shown.mirror ? board.frames.picture(nowUs) : undefined
      const picture = image &&
        board.frames && { image, width: board.frames.width, height: board.frames.height }
      painter.draw(context as unknown as Canvas2D, WIDTH, HEIGHT, { screen: shown, nowUs, picture })
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [board, broken])
  const said = [WORDS[lang].display, ...screen.lines].join(': ')
  return (
    <canvas
      ref={canvas}
      class="front"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={said}
      data-kind={screen.kind}
    />
  )
}

function Lamp({
  board,
  lang,
  broken,
}: {
  readonly board: PageBoard
  readonly lang: Lang
  readonly broken: boolean
}) {
  const lamp = useRef<HTMLSpanElement>(null)
  const { led } = board.senses
  useEffect(() => {
    let frame = 0
    const draw = (): void => {
      const shown =
        broken || board.senses.led === undefined ? 'off' : shownColour(board.senses.led, board.clock.nowUs())
      if (lamp.current) lamp.current.dataset['colour'] = shown
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [board, broken])
  return (
    <p class="lamp">
      <span ref={lamp} class="bulb" aria-hidden="true" />
      {WORDS[lang].led}: {broken || led === undefined ? WORDS[lang].nothing : ledText(led, lang)}
    </p>
  )
}

function Perceived({ board, view, lang }: SensedProps) {
  const words = WORDS[lang]
  const [nowUs, setNow] = useState(0)
  useEffect(() => {
    let timer: unknown
    const tick = (): void => {
      setNow(board.clock.nowUs())
      timer = board.clock.setTimeout(tick, LOOK_MS)
    }
    tick()
    return () => board.clock.clearTimeout(timer)
  }, [board])
  const { haptic, tone } = board.senses
  const felt = haptic !== undefined && nowUs - haptic.atUs < FELT_US
  const heard = tone !== undefined && nowUs - tone.atUs < FELT_US
  const { status } = view
  const rows: [string, string][] = [
    [words.vibration, felt ? hapticText(haptic.items, lang) : words.nothing],
    [words.tone, heard ? toneText(tone.items) : words.nothing],
  ]
  if (status === undefined) rows.push([words.state, view.power === 'starting' ? words.starting : words.off])
  else
    rows.push(
      [words.state, `${status.capture} · ${status.front} · ${status.dock}`],
      [words.ring, `${(status.preRecordMs / 1000).toFixed(1)} s`],
      [
        words.durable,
        status.recordingSinceUs === undefined
          ? words.nothing
          : clockText(
              Math.max(0, (status.durableUntilUs ?? status.recordingSinceUs) - status.recordingSinceUs),
            ),
      ],
      [`${words.chunks} · ${words.gaps}`, `${status.chunks} · ${status.gaps}`],
      [words.storage, status.freeBytes === undefined ? words.nothing : bytesText(status.freeBytes, lang)],
      [words.faults, status.faults.length === 0 ? words.nothing : status.faults.join(', ')],
    )
  return (
    <dl
      class="perceived"
      data-capture={status?.capture ?? 'off'}
      data-confirmation={status?.confirmation ?? 'off'}
      data-camera={view.camera}
      data-language={view.language}
    >
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
