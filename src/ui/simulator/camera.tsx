/** The camera's body: front display, lamp, two buttons, and in words what the officer perceives. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { bytesText, clockText, type Lang } from '../../figures.ts'
import type { Canvas2D } from '../screen/canvas.ts'
import { createScreenPainter } from '../screen/screen.ts'
import { hapticText, ledText, shownColour, toneText } from '../sensewords.ts'
import type { Stage } from './board.ts'
import type { Told } from './film.ts'
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
  const { projector } = view
  const stage: Stage = projector ?? simulator.board
  const told = projector === undefined ? view.status : projector.picture.told
  /** A scenario's board told nothing of what it could not show. */
  const broken = (part: 'led.lost' | 'display.lost'): boolean =>
    projector === undefined && view.faults.has(part)
  return (
    <section id="camera" class="camera" aria-label={words.camera}>
      <div class="body">
        <FrontDisplay stage={stage} broken={broken('display.lost')} lang={lang} />
        <Lamp stage={stage} broken={broken('led.lost')} lang={lang} />
        <div class="buttons">
          {(['display', 'record'] as const).map((button) => (
            <HoldButton
              key={button}
              button={button}
              simulator={simulator}
              projector={projector}
              lang={lang}
            />
          ))}
        </div>
      </div>
      <p class="aside">{words.keys}</p>
      <Perceived stage={stage} told={told} view={view} lang={lang} />
    </section>
  )
}

interface SensedProps {
  readonly stage: Stage
  readonly lang: Lang
}
interface BreakableProps extends SensedProps {
  readonly broken: boolean
}

function FrontDisplay({ stage, broken, lang }: BreakableProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const screen = broken ? DARK : (stage.senses.screen ?? DARK)
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false })
    if (!context) return undefined
    const painter = createScreenPainter()
    let frame = 0
    const draw = (): void => {
      const nowUs = stage.clock.nowUs()
      const shown = broken ? DARK : (stage.senses.screen ?? DARK)
      const { frames } = stage
      const image = shown.mirror ? frames.picture(nowUs) : undefined
      const picture = image && { image, width: frames.width, height: frames.height }
      painter.draw(context as unknown as Canvas2D, WIDTH, HEIGHT, { screen: shown, nowUs, picture })
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [stage, broken])
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

function Lamp({ stage, broken, lang }: BreakableProps) {
  const lamp = useRef<HTMLSpanElement>(null)
  const { led } = stage.senses
  useEffect(() => {
    let frame = 0
    const draw = (): void => {
      const shown =
        broken || stage.senses.led === undefined ? 'off' : shownColour(stage.senses.led, stage.clock.nowUs())
      if (lamp.current) lamp.current.dataset['colour'] = shown
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [stage, broken])
  return (
    <p class="lamp">
      <span ref={lamp} class="bulb" aria-hidden="true" />
      {WORDS[lang].led}: {broken || led === undefined ? WORDS[lang].nothing : ledText(led, lang)}
    </p>
  )
}

interface PerceivedProps extends SensedProps {
  readonly told: Told | undefined
  readonly view: View
}

function Perceived({ stage, told, view, lang }: PerceivedProps) {
  const words = WORDS[lang]
  const [nowUs, setNow] = useState(0)
  useEffect(() => {
    let timer: unknown
    const tick = (): void => {
      setNow(stage.clock.nowUs())
      timer = stage.clock.setTimeout(tick, LOOK_MS)
    }
    tick()
    return () => stage.clock.clearTimeout(timer)
  }, [stage])
  const { haptic, tone } = stage.senses
  const felt = haptic !== undefined && nowUs - haptic.atUs < FELT_US
  const heard = tone !== undefined && nowUs - tone.atUs < FELT_US
  const rows: [string, string][] = [
    [words.vibration, felt ? hapticText(haptic.items, lang) : words.nothing],
    [words.tone, heard ? toneText(tone.items) : words.nothing],
  ]
  if (told === undefined) rows.push([words.state, view.power === 'starting' ? words.starting : words.off])
  else
    rows.push(
      [words.state, `${told.capture} · ${told.front} · ${told.dock}`],
      [
        words.ring,
        told.preRecordMs === undefined ? words.nothing : `${(told.preRecordMs / 1000).toFixed(1)} s`,
      ],
      [
        words.durable,
        told.recordingSinceUs === undefined
          ? words.nothing
          : clockText(Math.max(0, (told.durableUntilUs ?? told.recordingSinceUs) - told.recordingSinceUs)),
      ],
      [`${words.chunks} · ${words.gaps}`, `${told.chunks ?? words.nothing} · ${told.gaps ?? words.nothing}`],
      [words.storage, told.freeBytes === undefined ? words.nothing : bytesText(told.freeBytes, lang)],
      [words.faults, told.faults.length === 0 ? words.nothing : told.faults.join(', ')],
    )
  return (
    <dl
      class="perceived"
      data-capture={told?.capture ?? 'off'}
      data-confirmation={told?.confirmation ?? 'off'}
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
