/** `zeuge board check` with a person in front: what to look at, to feel, to hear and to press, one after another. */
import type { Parts } from '../../../hal/boards/open.ts'
import type { Button, Clock, Colour, Display, Part } from '../../../hal/hal.ts'
import { type CliContext, say, type Terminal, type Wording } from '../context.ts'

const PRESS_MS_MAX = 15_000

export interface Tried {
  readonly part: Part
  readonly what: string
  readonly ok: boolean
}

export interface TryOptions {
  readonly context: CliContext
  readonly terminal: Terminal
  readonly parts: Parts
  /** Absent where there is none or it shows nothing. */
  readonly display?: Display | undefined
  works(part: Part): boolean
  readonly clock: Clock
}

/** y or j: yes; n or anything else: no. Parts that are gone or simulated are not asked for. */
export async function tryParts(options: TryOptions): Promise<readonly Tried[]> {
  const { context, terminal, parts, display, works, clock } = options
  const tried: Tried[] = []
  const ask = async (part: Part, what: string, wording: Wording): Promise<void> => {
    context.stderr.write(`${say(context, wording)} ${say(context, YES_NO)} `)
    const key = await keyOf(terminal)
    context.stderr.write(`${key}\n`)
    tried.push({ part, what, ok: /^[yj]$/i.test(key) })
  }
  if (parts.opened.includes('led') && works('led'))
    for (const colour of ['green', 'amber', 'red'] as const) {
      parts.led?.show({ steps: [{ colour, ms: 1000 }] })
      await ask('led', colour, lampQuestion(colour))
    }
  parts.led?.show({ steps: [{ colour: 'off', ms: 1000 }] })
  if (display !== undefined) {
    display.show({ kind: 'status', lines: ['Zeuge', 'zeuge board check'], mirror: false })
    await ask('display', 'words', {
      de: 'Steht „zeuge board check“ auf dem Display?',
      en: 'Does the display say "zeuge board check"?',
    })
  }
  if (parts.opened.includes('haptic') && works('haptic')) {
    parts.haptic?.play([
      { onMs: 300, offMs: 200 },
      { onMs: 300, offMs: 200 },
    ])
    await ask('haptic', 'two pulses', { de: 'Zweimal vibriert?', en: 'Did it vibrate twice?' })
  }
  if (parts.opened.includes('tone') && works('tone')) {
    parts.tone?.play([
      { hz: 880, ms: 200 },
      { hz: 0, ms: 100 },
      { hz: 1320, ms: 200 },
    ])
    await ask('tone', 'two notes', { de: 'Zwei Töne gehört?', en: 'Did you hear two notes?' })
  }
  if (parts.opened.includes('buttons') && works('buttons'))
    for (const button of ['display', 'record'] as const) {
      context.stderr.write(`${say(context, pressRequest(button))} `)
      const ok = await pressed(parts, button, clock)
      context.stderr.write(`${ok ? '+' : 'x'}\n`)
      tried.push({ part: 'buttons', what: button, ok })
    }
  return tried
}

function keyOf(terminal: Terminal): Promise<string> {
  return new Promise((resolve) => {
    const stop = terminal.onKey((key) => {
      stop()
      resolve(key)
    })
  })
}

/** Down and up again. */
function pressed(parts: Parts, button: Button, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    let down = false
    const end = (ok: boolean): void => {
      stop?.()
      clock.clearTimeout(timer)
      resolve(ok)
    }
    const timer = clock.setTimeout(() => end(false), PRESS_MS_MAX)
    const stop = parts.buttons?.((edge) => {
      if (edge.button !== button) return
      if (edge.down) down = true
      else if (down) end(true)
    })
  })
}

const YES_NO: Wording = { de: '[j/n]', en: '[y/n]' }
const COLOURS: Readonly<Record<Exclude<Colour, 'off'>, Wording>> = {
  green: { de: 'grün', en: 'green' },
  amber: { de: 'gelb', en: 'amber' },
  red: { de: 'rot', en: 'red' },
}
const lampQuestion = (colour: Exclude<Colour, 'off'>): Wording => ({
  de: `Leuchtet die Lampe ${COLOURS[colour].de}?`,
  en: `Is the lamp ${COLOURS[colour].en}?`,
})
const pressRequest = (button: Button): Wording => ({
  de: `Bitte ${button.toUpperCase()} drücken und loslassen (${PRESS_MS_MAX / 1000} s):`,
  en: `Please press and release ${button.toUpperCase()} (${PRESS_MS_MAX / 1000} s):`,
})
