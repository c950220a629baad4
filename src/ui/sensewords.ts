/**
 * How lamp, vibration and tone are put into words, for the terminal and the page: what is shown is also said.
 */
import type { Colour, LedPattern } from '../../hal/hal.ts'
import type { Lang } from '../figures.ts'

interface Words {
  readonly colours: Readonly<Record<Colour, string>>
  readonly steady: string
  readonly blinking: string
  readonly alternating: string
  readonly short: string
  readonly long: string
}

const WORDS: Readonly<Record<Lang, Words>> = {
  de: {
    colours: { off: 'aus', green: 'grün', amber: 'gelb', red: 'rot' },
    steady: 'dauernd',
    blinking: 'blinkt',
    alternating: 'im Wechsel',
    short: 'kurz',
    long: 'lang',
  },
  en: {
    colours: { off: 'off', green: 'green', amber: 'amber', red: 'red' },
    steady: 'steady',
    blinking: 'blinks',
    alternating: 'alternating',
    short: 'short',
    long: 'long',
  },
}

const LONG_PULSE_MS = 400

/** The colour a pattern shows at a time: the pattern repeats from monotonic zero. */
export function shownColour({ steps }: LedPattern, nowUs: number): Colour {
  const totalMs = steps.reduce((sum, { ms }) => sum + ms, 0)
  if (totalMs <= 0) return steps[0]?.colour ?? 'off'
  let leftMs = (nowUs / 1000) % totalMs
  for (const { colour, ms } of steps) {
    if (leftMs < ms) return colour
    leftMs -= ms
  }
  return 'off'
}

export function ledText({ steps }: LedPattern, lang: Lang): string {
  const words = WORDS[lang]
  const lit = [...new Set(steps.map(({ colour }) => colour).filter((colour) => colour !== 'off'))]
  if (lit.length === 0) return words.colours.off
  const names = lit.map((colour) => words.colours[colour]).join('/')
  if (steps.length === 1) return `${names} ${words.steady}`
  if (lit.length > 1) return `${names} ${words.alternating}`
  return `${names} ${words.blinking} (${steps.map(({ ms }) => ms).join('/')} ms)`
}

export function hapticText(pulses: readonly { readonly onMs: number }[], lang: Lang): string {
  if (pulses.length === 0) return '–'
  const words = WORDS[lang]
  return `${pulses.length} ${pulses.every(({ onMs }) => onMs >= LONG_PULSE_MS) ? words.long : words.short}`
}

export function toneText(notes: readonly { readonly hz: number }[]): string {
  const heard = notes.filter(({ hz }) => hz > 0)
  return heard.length === 0 ? '–' : heard.map(({ hz }) => `${hz} Hz`).join(', ')
}
