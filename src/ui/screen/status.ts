/** The status screen: for the wearer, who holds the camera in the hand. More and smaller text, never cut off either. */
import type { Screen } from '../../../hal/hal.ts'
import type { Box, Canvas2D } from './canvas.ts'
import type { Placed, PlacedText } from './layout.ts'
import { looseRowShare, squeezeText } from './text.ts'

export function planStatus(context: Canvas2D, whole: Box, screen: Screen): Placed {
  const unit = Math.min(whole.width, whole.height)
  const pad = Math.round(unit * 0.05)
  const [title = '', ...lines] = screen.lines
  const takesTime = screen.progress !== undefined
  const icon = takesTime ? Math.round(unit * 0.12) : 0
  const bar = takesTime ? Math.round(unit * 0.09) : 0
  const rtl = screen.rtl === true
  const head = squeezeText(context, [title], {
    width: whole.width - 2 * pad - (takesTime ? icon + pad : 0),
    height: whole.height * 0.2,
    ...{ sizeMax: unit * 0.13, sizeMin: unit * 0.08, minor: 1, rowShare: looseRowShare(rtl) },
  })
  const band = Math.round(head.height + pad)
  const panel: Box = { ...whole, height: band }
  const gap = Math.round(unit * 0.03)
  const room =
    whole.height - band - 2 * pad - (takesTime ? bar + pad : 0) - gap * Math.max(0, lines.length - 1)
  const body = squeezeText(context, lines, {
    width: whole.width - 2 * pad,
    height: room,
    ...{ sizeMax: unit * 0.085, sizeMin: unit * 0.06, minor: 1, rowShare: looseRowShare(rtl) },
  })
  const size = body.rows[0]?.size ?? unit * 0.06
  const spare = Math.max(0, room - body.height)
  const between = gap + Math.min(gap, spare / Math.max(1, lines.length))
  let top = band + pad
  const titleX = rtl && takesTime ? 2 * pad + icon : pad
  const titleWidth = whole.width - 2 * pad - (takesTime ? icon + pad : 0)
  const texts: PlacedText[] = [{ rows: head.rows, x: titleX, width: titleWidth, top: pad / 2 }]
  for (const line of lines) {
    const own = squeezeText(context, [line], {
      width: whole.width - 2 * pad,
      height: Number.POSITIVE_INFINITY,
      ...{ sizeMax: size, sizeMin: size, minor: 1, rowShare: looseRowShare(rtl) },
    })
    texts.push({ rows: own.rows, x: pad, width: whole.width - 2 * pad, top })
    top += own.height + between
  }
  if (!takesTime) return { panel, texts, pictograms: [] }
  const x = rtl ? pad : whole.width - pad - icon
  const box = { x, y: Math.round((band - icon) / 2), width: icon, height: icon }
  const progress = { x: pad, y: whole.height - pad - bar, width: whole.width - 2 * pad, height: bar }
  return { panel, texts, pictograms: [{ name: 'dock', box }], progress }
}
