/**
 * Draws a planned screen: what moves (the picture, the running time, a flash) comes in `Moving`, everything
 * else stands in the plan. Canvas-2D calls only; no clock, no state.
 */
import { clockText } from '../../figures.ts'
import { type Box, type Canvas2D, squareIn } from './canvas.ts'
import type { Plan } from './layout.ts'
import { BLACK, type Ground, NO_PICTURE, STAGE, WHITE } from './palette.ts'
import { drawPictogram } from './pictograms.ts'
import { drawRows } from './text.ts'

/** A frame of the live picture, as the camera sees it: mirrored only when drawn. */
export interface LivePicture {
  /** What this canvas's drawImage takes. */
  readonly image: unknown
  readonly width: number
  readonly height: number
}

export interface Moving {
  /** Monotonic; the running time counts from the screen's `sinceUs`. */
  readonly nowUs: number
  readonly picture?: LivePicture | undefined
}

const FLASH_US = 500_000

export function paintScreen(context: Canvas2D, plan: Plan, { nowUs, picture }: Moving): void {
  const { width, height, screen, ground, frame, panel, rtl } = plan
  const flashes = flashesAt(screen, nowUs)
  fill(context, { x: 0, y: 0, width, height }, frame === 0 ? STAGE.ground : flashes ? WHITE : ground.ground)
  if (plan.stage !== undefined)
    fill(context, { ...plan.stage, x: frame, width: width - 2 * frame }, STAGE.ground)
  paintPicture(context, plan, picture)
  fill(context, panel, ground.ground)
  for (const { name, box } of plan.pictograms) drawPictogram(context, name, box, ground.ink, ground.ground)
  for (const text of plan.texts) {
    context.fillStyle = text.top >= panel.y && text.top < panel.y + panel.height ? ground.ink : STAGE.ink
    drawRows(context, text, { ...text, rtl })
  }
  if (plan.clock !== undefined && screen.sinceUs !== undefined) {
    context.fillStyle = ground.ink
    const text = clockText(Math.max(0, nowUs - screen.sinceUs))
    drawRows(context, { rows: [{ text, size: plan.clock.size, lead: 0, high: 0 }] }, { ...plan.clock, rtl })
  }
  if (plan.progress !== undefined) {
    const within = plan.progress.y >= panel.y && plan.progress.y < panel.y + panel.height
    drawProgress(context, plan.progress, screen.progress ?? 0, within ? ground : STAGE, rtl)
  }
  if (plan.qr !== undefined) drawQr(context, plan.qr)
}

/** The part that a new picture changes: all else stays as it was painted. */
export function paintPicture(context: Canvas2D, plan: Plan, picture: LivePicture | undefined): void {
  const { width, frame, edge, stage, screen } = plan
  if (stage === undefined) return
  if (screen.mirror) drawMirror(context, stage, picture)
  else {
    fill(context, stage, STAGE.ground)
    if (plan.stagePictogram)
      drawPictogram(context, plan.stagePictogram, squareIn(stage, 0.62), STAGE.ink, STAGE.ground)
  }
  if (edge > 0)
    drawEdge(context, { x: frame, y: frame, width: width - 2 * frame, height: stage.height }, edge)
}

export function flashesAt({ flashSinceUs }: Plan['screen'], nowUs: number): boolean {
  return flashSinceUs !== undefined && nowUs >= flashSinceUs && nowUs < flashSinceUs + FLASH_US
}

/** The middle of the picture fills the box, left and right exchanged as in a mirror. */
function drawMirror(context: Canvas2D, box: Box, picture: LivePicture | undefined): void {
  if (picture === undefined) {
    drawSilhouette(context, box)
    return
  }
  const scale = Math.max(box.width / picture.width, box.height / picture.height)
  const [sWidth, sHeight] = [box.width / scale, box.height / scale]
  const [sx, sy] = [(picture.width - sWidth) / 2, (picture.height - sHeight) / 2]
  context.save()
  context.translate(2 * box.x + box.width, 0)
  context.scale(-1, 1)
  context.drawImage(picture.image as never, sx, sy, sWidth, sHeight, box.x, box.y, box.width, box.height)
  context.restore()
}

/** Somebody stands there, but no picture comes. */
function drawSilhouette(context: Canvas2D, box: Box): void {
  context.save()
  context.beginPath()
  context.rect(box.x, box.y, box.width, box.height)
  context.clip()
  fill(context, box, NO_PICTURE.wall)
  context.fillStyle = NO_PICTURE.person
  const unit = Math.min(box.width, box.height)
  const x = box.x + box.width / 2
  const bottom = box.y + box.height
  context.beginPath()
  context.arc(x, bottom - unit * 0.6, unit * 0.2, 0, Math.PI * 2)
  context.fill()
  context.beginPath()
  context.arc(x, bottom, unit * 0.36, Math.PI, 0)
  context.closePath()
  context.fill()
  context.restore()
}

function drawEdge(context: Canvas2D, { x, y, width, height }: Box, edge: number): void {
  context.fillStyle = WHITE
  context.fillRect(x, y, width, edge)
  context.fillRect(x, y, edge, height)
  context.fillRect(x + width - edge, y, edge, height)
  context.fillRect(x, y + height - edge, width, edge)
}

function drawProgress(
  context: Canvas2D,
  box: Box,
  share: number,
  { ink, ground }: Ground,
  rtl: boolean,
): void {
  const line = Math.max(1, Math.round(box.height / 6))
  fill(context, box, ink)
  const room = {
    x: box.x + line,
    y: box.y + line,
    width: box.width - 2 * line,
    height: box.height - 2 * line,
  }
  fill(context, room, ground)
  const done = Math.round((room.width - 2 * line) * Math.max(0, Math.min(1, share)))
  const x = rtl ? room.x + room.width - line - done : room.x + line
  fill(context, { x, y: room.y + line, width: done, height: room.height - 2 * line }, ink)
}

function drawQr(context: Canvas2D, { code, x, y, side, scale }: NonNullable<Plan['qr']>): void {
  fill(context, { x, y, width: side, height: side }, WHITE)
  context.fillStyle = BLACK
  for (const [row, modules] of code.entries()) {
    // Runs of dark modules as one rectangle.
    for (let from = 0; from < modules.length; from++) {
      if (!modules[from]) continue
      let to = from
      while (modules[to]) to++
      context.fillRect(x + from * scale, y + row * scale, (to - from) * scale, scale)
      from = to
    }
  }
}

function fill(context: Canvas2D, { x, y, width, height }: Box, colour: string): void {
  context.fillStyle = colour
  context.fillRect(x, y, width, height)
}
