/**
 * Lines of text set into a box: as large as fits, never cut off.
 *
 * Words are wrapped; one that is too long alone is parted at a syllable that is known, or else where it must
 * be. Only when a text does not fit at the smallest size wanted is it set smaller than that.
 */
import type { Canvas2D } from './canvas.ts'

/** The fonts of the repository's folder `fonts`, as hal/display and the page register them. */
export const FONT_FAMILIES = ['Zeuge Latin', 'Zeuge Latin Ext', 'Zeuge Arabic'] as const
const FAMILY = FONT_FAMILIES.map((name) => `"${name}"`).join(', ')
export const fontOf = (size: number): string => `600 ${size}px ${FAMILY}`

/** Of the type size: from one baseline to the next, and from a row's top to its baseline. Arabic has marks below. */
export const rowShare = (rtl: boolean): number => (rtl ? 1.38 : 1.24)
/** Where marks above and below may meet in the same place. */
export const looseRowShare = (rtl: boolean): number => (rtl ? 1.66 : 1.24)
const BASELINE_SHARE = 0.95
const LEAD_SHARE = 0.2
/** Where long words of our own texts may be parted. */
const SYLLABLES: readonly string[] = [
  'Wieder|her|stellung',
  'Vorab|aufnahme',
  'Auf|nahme|minuten',
  'Unter|brochene',
  'Sch|lüssel',
  'ab|gebrochen',
]

export interface Row {
  readonly text: string
  readonly size: number
  /** Room above it, where a new line of the screen begins. */
  readonly lead: number
  /** From its top to the next one's. */
  readonly high: number
}

export interface SetText {
  readonly rows: readonly Row[]
  readonly height: number
  readonly width: number
}

/** The first line is the main one; `minor` is the share of its size that the others have. */
export interface Wish {
  readonly width: number
  readonly height: number
  readonly sizeMax: number
  readonly sizeMin: number
  readonly minor: number
  /** Height of a row, as a share of its type size. */
  readonly rowShare: number
}

const SIZE_LEAST = 6

/** `height` may be exceeded at `sizeMin`: the caller decides what gives way. Undefined where not even `heightMax` is kept. */
export function setText(context: Canvas2D, lines: readonly string[], wish: Wish): SetText {
  for (let size = Math.floor(wish.sizeMax); size > wish.sizeMin; size--) {
    const set = setAt(context, lines, size, wish)
    if (set.height <= wish.height && !set.parted) return set
  }
  return setAt(context, lines, Math.ceil(wish.sizeMin), wish)
}

/** As `setText`, but the height is kept whatever it takes. */
export function squeezeText(context: Canvas2D, lines: readonly string[], wish: Wish): SetText {
  let set = setText(context, lines, wish)
  for (let size = Math.ceil(wish.sizeMin) - 1; set.height > wish.height && size >= SIZE_LEAST; size--)
    set = setAt(context, lines, size, { ...wish, sizeMin: size })
  return set
}

function setAt(
  context: Canvas2D,
  lines: readonly string[],
  size: number,
  wish: Wish,
): SetText & { readonly parted: boolean } {
  let parted = false
  const rows = lines.flatMap((line, index) => {
    const own =
      index === 0 ? size : Math.min(size, Math.max(Math.ceil(wish.sizeMin), Math.round(size * wish.minor)))
    context.font = fontOf(own)
    const wrapped = wrap(context, line, wish.width)
    parted ||= wrapped.parted
    const lead = index === 0 ? 0 : Math.round(own * LEAD_SHARE)
    const high = own * wish.rowShare
    return wrapped.rows.map((text, row) => ({ text, size: own, lead: row === 0 ? lead : 0, high }))
  })
  const height = Math.ceil(rows.reduce((sum, row) => sum + row.lead + row.high, 0))
  let width = 0
  for (const row of rows) {
    context.font = fontOf(row.size)
    width = Math.max(width, context.measureText(row.text).width)
  }
  return { rows, height, width, parted }
}

function wrap(context: Canvas2D, line: string, width: number): { rows: string[]; parted: boolean } {
  const rows: string[] = []
  let row = ''
  let parted = false
  const fits = (text: string): boolean => context.measureText(text).width <= width
  for (const word of line.split(' ').filter((each) => each !== '')) {
    if (fits(row === '' ? word : `${row} ${word}`)) {
      row = row === '' ? word : `${row} ${word}`
      continue
    }
    if (row !== '') rows.push(row)
    row = word
    while (!fits(row)) {
      parted = true
      const [head, tail] = part(row, fits)
      rows.push(head)
      row = tail
    }
  }
  if (row !== '') rows.push(row)
  return { rows, parted }
}

/** The longest head that fits, at least one character, and the rest. */
function part(word: string, fits: (text: string) => boolean): [string, string] {
  for (const known of SYLLABLES) {
    const pieces = known.split('|')
    const whole = pieces.join('')
    const from = word.indexOf(whole)
    if (from === -1) continue
    for (let count = pieces.length - 1; count > 0; count--) {
      const at = from + pieces.slice(0, count).join('').length
      if (fits(`${word.slice(0, at)}-`)) return [`${word.slice(0, at)}-`, word.slice(at)]
    }
  }
  const hyphen = word.indexOf('-') + 1
  if (hyphen > 0 && hyphen < word.length && fits(word.slice(0, hyphen)))
    return [word.slice(0, hyphen), word.slice(hyphen)]
  const letters = [...word]
  let count = letters.length - 1
  while (count > 1 && !fits(letters.slice(0, count).join(''))) count--
  return [letters.slice(0, Math.max(1, count)).join(''), letters.slice(Math.max(1, count)).join('')]
}

/** Draws rows from `top` down, from the edge where the language begins, or around the middle. */
export function drawRows(
  context: Canvas2D,
  { rows }: Pick<SetText, 'rows'>,
  place: {
    readonly x: number
    readonly width: number
    readonly top: number
    readonly rtl: boolean
    readonly centre?: boolean
  },
): void {
  context.textBaseline = 'alphabetic'
  context.direction = place.rtl ? 'rtl' : 'ltr'
  context.textAlign = place.centre ? 'center' : place.rtl ? 'right' : 'left'
  const x = place.centre ? place.x + place.width / 2 : place.rtl ? place.x + place.width : place.x
  let top = place.top
  for (const { text, size, lead, high } of rows) {
    top += lead
    context.font = fontOf(size)
    context.fillText(text, Math.round(x), Math.round(top + size * BASELINE_SHARE))
    top += high
  }
}
