/**
 * The camera in a terminal, as a pure drawing: what the public and the officer perceive, and the state behind it.
 *
 *   ┌ front display ┐   what the person in front sees
 *   LED · haptic · tone  what the officer perceives
 *   state, ring, running time, durable, faults, recordings, keys
 *
 * It promises to fit the size given, line by line; it neither writes nor reads a clock.
 */
import type { LedPattern, Screen } from '../../../hal/hal.ts'
import { hapticText, ledText, shownColour, toneText } from '../../ui/sensewords.ts'
import type { Lang } from '../context.ts'
import { clockText, decimal } from '../output.ts'
import { WORDS } from './terminaltexts.ts'

export interface TerminalView {
  readonly title: string
  readonly nowUs: number
  readonly screen: Screen
  readonly led: LedPattern
  /** The last pulses and notes played, empty before the first. */
  readonly haptic: readonly { readonly onMs: number; readonly offMs: number }[]
  readonly tone: readonly { readonly hz: number; readonly ms: number }[]
  readonly capture: string
  readonly front: string
  readonly dock: string
  readonly faults: readonly string[]
  /** Media in the pre-record ring now. */
  readonly preRecordMs: number
  readonly recordingSinceUs?: number
  /** Time of the newest media that a power cut cannot take. */
  readonly durableUntilUs?: number
  readonly chunks: number
  readonly gaps: number
  readonly recordings: number
  readonly lastRecordings: readonly string[]
  readonly battery?: number
  readonly message?: string
}

export interface TerminalSize {
  readonly columns: number
  readonly rows: number
  readonly colour: boolean
  readonly lang: Lang
}

const SGR = { off: '90', green: '32', amber: '33', red: '31' } as const
const COLUMNS_MIN = 20
const BOX_COLUMNS_MAX = 64
/** Always; a longer status makes it higher while it is shown. */
const BOX_LINES = 5

/** Lines joined by line feeds: at most `rows` of them, none wider than `columns`. */
export function drawTerminal(view: TerminalView, size: TerminalSize): string {
  const columns = Math.max(COLUMNS_MIN, size.columns)
  const words = WORDS[size.lang]
  const important = [...drawScreen(view, { ...size, columns }), drawLed(view, size, columns)]
  const rest = [
    `${words.haptic} ${hapticText(view.haptic, size.lang)}   ${words.tone} ${toneText(view.tone)}`,
    '',
    ...stateLines(view, size.lang),
    '',
    ...view.lastRecordings.map((line) => `  ${line}`),
    '',
    ...words.keys,
    ...(view.message === undefined ? [] : [view.message]),
  ].map((line) => fit(line, columns))
  const title = paint(fit(view.title, columns), '1', size.colour)
  return [title, ...important, ...rest].slice(0, Math.max(1, size.rows)).join('\n')
}

function drawScreen({ screen, nowUs }: TerminalView, { columns, lang, colour }: TerminalSize): string[] {
  const words = WORDS[lang]
  const inner = Math.min(columns, BOX_COLUMNS_MAX) - 2
  const content = screen.kind === 'dark' ? [] : [...screen.lines]
  if (screen.sinceUs !== undefined) content.push(clockText(nowUs - screen.sinceUs))
  if (screen.mirror) content.push(words.mirror)
  if (screen.muted) content.push(words.muted)
  const high = Math.max(BOX_LINES, content.length)
  const above = Math.floor((high - content.length) / 2)
  const lines = Array.from({ length: high }, (_, row) => content[row - above] ?? '')
  const code = {
    recording: SGR.red,
    announcing: '1',
    preRecord: '1',
    blocked: SGR.amber,
    recovering: SGR.red,
  }
  const frame = (text: string) =>
    paint(text, screen.kind === 'dark' || screen.kind === 'status' ? SGR.off : code[screen.kind], colour)
  const label = fit(` ${words.display} · ${words.screens[screen.kind]} `, inner)
  return [
    frame(`┌${label}${'─'.repeat(inner - label.length)}┐`),
    ...lines.map((line) => `${frame('│')}${centre(line, inner)}${frame('│')}`),
    frame(`└${'─'.repeat(inner)}┘`),
  ]
}

function drawLed({ led, nowUs }: TerminalView, { lang, colour }: TerminalSize, columns: number): string {
  const text = fit(`LED ● ${ledText(led, lang)}`, columns)
  return text.replace('●', paint('●', SGR[shownColour(led, nowUs)], colour))
}

function stateLines(view: TerminalView, lang: Lang): string[] {
  const words = WORDS[lang]
  const { recordingSinceUs: sinceUs, durableUntilUs } = view
  const running = sinceUs === undefined ? '–' : clockText(view.nowUs - sinceUs)
  const durable =
    sinceUs === undefined || durableUntilUs === undefined
      ? '–'
      : `${decimal(Math.max(0, durableUntilUs - sinceUs) / 1_000_000, 1, lang)} s`
  const ring = `${decimal(view.preRecordMs / 1000, 1, lang)} s`
  const battery = view.battery === undefined ? '' : ` · ${words.battery} ${view.battery} %`
  return [
    `${words.state} ${view.capture} · ${view.front} · ${view.dock}${battery}`,
    `${words.ring} ${ring}   ${words.running} ${running}   ${words.durable} ${durable}`,
    `${words.chunks} ${view.chunks}   ${words.gaps} ${view.gaps}   ${words.recordings} ${view.recordings}`,
    `${words.faults} ${view.faults.length === 0 ? words.none : view.faults.join(', ')}`,
  ]
}

function fit(text: string, columns: number): string {
  // What only says how to write has no column of its own.
  const clean = text.replace(/\p{Cf}/gu, '').replace(/\p{Cc}/gu, ' ')
  return clean.length <= columns ? clean : `${clean.slice(0, columns - 1)}…`
}

function centre(text: string, columns: number): string {
  const shown = fit(text, columns)
  const left = Math.floor((columns - shown.length) / 2)
  return shown.padStart(shown.length + left).padEnd(columns)
}

function paint(text: string, code: string, colour: boolean): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text
}
