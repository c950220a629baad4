/**
 * Where everything of a screen stands: boxes, type sizes and the QR code, worked out once for a screen and size.
 *
 *   wide    ┌─────────┬────┐      tall  ┌─────────┐
 *           │ picture │ QR │            │ picture │
 *           ├─────────┴────┤            ├─────────┤
 *           │ ▣  text      │            │  text   │
 *           └──────────────┘            │ ▣    QR │
 *                                       └─────────┘
 *
 * Public text is at least a twelfth of the height; the picture gives way to it, then the QR code. Mirrored
 * for languages written from right to left. It draws nothing; paint.ts does.
 */
import type { Screen } from '../../../hal/hal.ts'
import { assert } from '../../errors.ts'
import { type Box, type Canvas2D, inset } from './canvas.ts'
import type { Base, Placed, Plan } from './layout.ts'
import { GROUNDS } from './palette.ts'
import type { Pictogram } from './pictograms.ts'
import { type PlacedQr, placeQr, qrOf } from './qrcode.ts'
import { planStatus } from './status.ts'
import { rowShare, type SetText, squeezeText } from './text.ts'

/** The smallest public text, as a share of the height: read at two metres. */
export const PUBLIC_TEXT_SHARE = 1 / 12
const FRAME_SHARE = 0.035
const PAD_SHARE = 0.035
const ICON_SHARE = 0.2
const MINOR_SHARE = 0.78
/** Of the height: the panel as long as the text can be made smaller, and at most. */
const PANEL_SHARE = 0.4
const PANEL_SHARE_MAX = 0.94
const TEXT_SHARE_MAX = 0.17
const PROGRESS_SHARE = 0.06

const PICTOGRAMS: Readonly<Record<Screen['kind'], Pictogram>> = {
  dark: 'camera',
  announcing: 'camera',
  recording: 'record',
  blocked: 'cameraOff',
  recovering: 'recovering',
  status: 'camera',
  preRecord: 'ring',
}

export function planScreen(context: Canvas2D, width: number, height: number, screen: Screen): Plan {
  const whole: Box = { x: 0, y: 0, width, height }
  const unit = Math.min(width, height)
  const frame = screen.kind === 'recording' ? Math.round(unit * FRAME_SHARE) : 0
  const base = {
    ...{ width, height, screen, frame, ground: GROUNDS[screen.kind], rtl: screen.rtl === true },
    edge: frame === 0 ? 0 : Math.max(1, Math.round(unit / 110)),
  }
  if (screen.kind === 'dark') return { ...base, panel: { ...whole, height: 0 }, texts: [], pictograms: [] }
  if (screen.kind === 'status') return { ...base, ...planStatus(context, whole, screen) }
  return { ...base, ...planPublic(context, inset(whole, frame), base) }
}

function planPublic(context: Canvas2D, inner: Box, base: Base): Placed {
  const { screen, width, height } = base
  const unit = Math.min(width, height)
  const tall = height > width * 1.1
  const pad = Math.round(unit * PAD_SHARE)
  const sizeMin = height * PUBLIC_TEXT_SHARE
  const sizeMax = Math.max(sizeMin, unit * TEXT_SHARE_MAX)
  const code = screen.qr === undefined ? undefined : qrOf(screen.qr)
  const icon = Math.round(unit * ICON_SHARE)
  const extraRows = (size: number): number =>
    (screen.sinceUs === undefined && !screen.muted ? 0 : size * rowShare(base.rtl)) +
    (screen.progress === undefined ? 0 : height * PROGRESS_SHARE * 2)
  const attempt = ({ share, beside, qrUnit }: Attempt): Fitted => {
    const side = code === undefined ? 0 : placeQr(code, qrUnit).side
    const below = tall ? Math.max(side, screen.mirror ? icon : 0) : 0
    const room = inner.height * share - 2 * pad - below - (below > 0 ? pad : 0)
    const clockSize = Math.ceil(Math.max(sizeMin, sizeMax * 0.72))
    const text = squeezeText(context, screen.lines, {
      width: inner.width - 2 * pad - beside,
      height: room - extraRows(clockSize),
      ...{ sizeMax, sizeMin, minor: MINOR_SHARE, rowShare: rowShare(base.rtl) },
    })
    const high = Math.ceil(text.height + extraRows(clockSize) + 2 * pad + below + (below > 0 ? pad : 0))
    return { text, clockSize, high, beside, qrUnit }
  }
  const beside = tall || !screen.mirror ? 0 : icon + pad
  let chosen: Fitted | undefined
  for (const each of attemptsOf(tall, beside, unit)) {
    chosen = attempt(each)
    if (Math.min(...chosen.text.rows.map(({ size }) => size)) >= sizeMin) break
  }
  assert(chosen !== undefined, 'there is a last attempt')
  return placePublic(inner, base, { ...chosen, pad, icon, tall, code })
}

interface Attempt {
  /** Of the height, for the panel. */
  readonly share: number
  /** Room for the pictogram beside the text. */
  readonly beside: number
  /** What the QR code's size is a share of. */
  readonly qrUnit: number
}

interface Fitted extends Omit<Attempt, 'share'> {
  readonly text: SetText
  readonly clockSize: number
  readonly high: number
}

/** From the fairest to what a long text needs: first the picture gives way, then pictogram and QR code. */
function attemptsOf(tall: boolean, beside: number, unit: number): readonly Attempt[] {
  const full = { beside, qrUnit: unit }
  const tight = { beside: 0, qrUnit: unit * (2 / 3) }
  return tall
    ? [
        { share: 0.6, ...full },
        { share: 0.72, ...full },
        { share: 0.86, ...tight },
        { share: 1, ...tight },
      ]
    : [
        { share: PANEL_SHARE, ...full },
        { share: 0.55, ...full },
        { share: 0.55, ...full, beside: 0 },
        { share: PANEL_SHARE_MAX, ...tight },
      ]
}

interface Chosen extends Fitted {
  readonly pad: number
  readonly icon: number
  readonly tall: boolean
  readonly code: readonly (readonly boolean[])[] | undefined
}

function placePublic(inner: Box, base: Base, chosen: Chosen): Placed {
  const { screen, rtl, height } = base
  const { text, clockSize, pad, tall, beside, qrUnit, code } = chosen
  const unit = Math.min(base.width, height)
  const panelHeight = Math.min(inner.height, Math.max(chosen.high, beside > 0 ? chosen.icon + 2 * pad : 0))
  const panel: Box = { ...inner, y: inner.y + inner.height - panelHeight, height: panelHeight }
  const above: Box = { ...inner, height: panel.y - inner.y }
  const name = screen.kind === 'recording' && !screen.mirror ? 'noPicture' : PICTOGRAMS[screen.kind]
  const pictograms: { name: Pictogram; box: Box }[] = []
  const atEnd = (box: Box, side: number, by: number): number =>
    rtl ? box.x + by : box.x + box.width - side - by
  const atStart = (box: Box, side: number, by: number): number =>
    rtl ? box.x + box.width - side - by : box.x + by

  const column = { x: inner.x + pad + (rtl ? 0 : beside), width: inner.width - 2 * pad - beside }
  const spare = tall ? 0 : (panelHeight - chosen.high) / 2
  const top = panel.y + pad + spare
  const centre = !screen.mirror
  const texts = [{ rows: text.rows, ...column, top, centre }]
  let y = top + text.height
  let clock: Plan['clock']
  if (screen.sinceUs !== undefined || screen.muted) {
    if (screen.sinceUs !== undefined) clock = { ...column, top: y, size: clockSize, centre }
    if (screen.muted) {
      // As high as the digits beside it stand.
      const side = Math.round(clockSize * 0.95)
      pictograms.push({
        name: 'microphoneOff',
        box: {
          x: atEnd({ ...panel, ...column }, side, 0),
          y: Math.round(y + clockSize * 0.14),
          width: side,
          height: side,
        },
      })
    }
    y += clockSize * rowShare(rtl)
  }
  let progress: Box | undefined
  if (screen.progress !== undefined) {
    const thick = height * PROGRESS_SHARE
    progress = { ...column, y: Math.round(y + thick / 2), height: Math.round(thick) }
    y += thick * 2
  }
  if (beside > 0) {
    const side = Math.min(chosen.icon, panelHeight - 2 * pad)
    const box = {
      x: atStart(panel, side, pad),
      y: Math.round(panel.y + (panelHeight - side) / 2),
      width: side,
      height: side,
    }
    pictograms.push({ name, box })
  }

  let stage = above
  let qr: PlacedQr | undefined
  if (code !== undefined && tall) {
    const placed = placeQr(code, qrUnit)
    qr = {
      ...placed,
      x: screen.mirror
        ? atEnd(panel, placed.side, pad)
        : inner.x + Math.round((inner.width - placed.side) / 2),
      y: inner.y + inner.height - placed.side - pad,
    }
  } else if (code !== undefined) {
    const placed = placeQr(code, unit, above.height)
    if (placed.side <= above.height) {
      qr = {
        ...placed,
        x: atEnd(above, placed.side, 0),
        y: above.y + Math.round((above.height - placed.side) / 2),
      }
      stage = { ...above, x: rtl ? above.x + placed.side : above.x, width: above.width - placed.side }
    }
  }
  if (tall && screen.mirror) {
    const side = chosen.icon
    const room = qr === undefined ? side : qr.side
    pictograms.push({
      name,
      box: {
        x: atStart(panel, side, pad * 2),
        y: Math.round(inner.y + inner.height - pad - room / 2 - side / 2),
        width: side,
        height: side,
      },
    })
  }
  const shown = stage.width > 0 && stage.height > unit * 0.08
  return {
    panel,
    texts,
    pictograms,
    ...(shown && { stage }),
    ...(shown && !screen.mirror && { stagePictogram: name }),
    ...(clock && { clock }),
    ...(progress && { progress }),
    ...(qr && { qr }),
  }
}
