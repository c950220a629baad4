/**
 * The pictograms of the front display, drawn with plain strokes in a square. Each says the same as the words
 * beside it, for whoever cannot read them. Round ends, one stroke width: they hold at 20 pixels and at 400.
 */
import type { Box, Canvas2D } from './canvas.ts'

export type Pictogram =
  | 'camera'
  | 'cameraOff'
  | 'record'
  | 'ring'
  | 'recovering'
  | 'noPicture'
  | 'microphoneOff'
  | 'dock'

/** In a square of 24 by 24. */
const GRID = 24
const STROKE = 2
const TURN = Math.PI * 2

/** `ground` is what lies behind: slashes are kept apart from what they cross by a line of it. */
export function drawPictogram(
  context: Canvas2D,
  name: Pictogram,
  box: Box,
  ink: string,
  ground: string,
): void {
  context.save()
  context.translate(box.x, box.y)
  context.scale(box.width / GRID, box.height / GRID)
  context.fillStyle = ink
  context.strokeStyle = ink
  context.lineWidth = STROKE
  context.lineCap = 'round'
  context.lineJoin = 'round'
  DRAWINGS[name](context, ink, ground)
  context.restore()
}

const DRAWINGS: Readonly<Record<Pictogram, (c: Canvas2D, ink: string, ground: string) => void>> = {
  camera,
  cameraOff(c, ink, ground) {
    camera(c)
    slash(c, ink, ground)
  },
  record(c) {
    disc(c, 12, 12, 5.5)
    ring(c, 12, 12, 9.5)
  },
  ring(c) {
    arrowRound(c)
    disc(c, 12, 12, 3)
  },
  recovering: (c) => arrowRound(c),
  noPicture(c, ink, ground) {
    line(c, [3, 4], [21, 4], [21, 20], [3, 20], [3, 4])
    line(c, [4, 18], [9.5, 11.5], [13, 15], [15.5, 12.5], [20, 17])
    disc(c, 16, 8.5, 1.6)
    slash(c, ink, ground)
  },
  microphoneOff(c, ink, ground) {
    c.beginPath()
    c.arc(12, 6, 3.5, Math.PI, 0)
    c.lineTo(15.5, 11.5)
    c.arc(12, 11.5, 3.5, 0, Math.PI)
    c.closePath()
    c.fill()
    c.beginPath()
    c.arc(12, 11.5, 6.5, 0, Math.PI)
    c.stroke()
    line(c, [12, 18], [12, 22])
    line(c, [8, 22], [16, 22])
    slash(c, ink, ground)
  },
  dock(c) {
    line(c, [12, 3], [12, 13])
    line(c, [7.5, 9], [12, 13.5], [16.5, 9])
    line(c, [3, 13], [3, 20], [21, 20], [21, 13])
  },
}

/** A film camera from the side, lens to the right. */
function camera(c: Canvas2D): void {
  c.beginPath()
  c.moveTo(3.5, 6)
  c.lineTo(13.5, 6)
  c.arc(13.5, 8, 2, -Math.PI / 2, 0)
  c.lineTo(15.5, 16)
  c.arc(13.5, 16, 2, 0, Math.PI / 2)
  c.lineTo(3.5, 18)
  c.arc(3.5, 16, 2, Math.PI / 2, Math.PI)
  c.lineTo(1.5, 8)
  c.arc(3.5, 8, 2, Math.PI, (3 * Math.PI) / 2)
  c.closePath()
  c.fill()
  c.beginPath()
  c.moveTo(17.5, 10.6)
  c.lineTo(22.5, 7.4)
  c.lineTo(22.5, 16.6)
  c.lineTo(17.5, 13.4)
  c.closePath()
  c.fill()
}

/** Three quarters of a circle with an arrow head, against the clock: back in time. */
function arrowRound(c: Canvas2D): void {
  c.beginPath()
  c.arc(12, 12.5, 8.5, -Math.PI * 0.85, Math.PI * 0.85)
  c.stroke()
  line(c, [3.2, 3.5], [4.4, 8.8], [9.8, 8.2])
}

function slash(c: Canvas2D, ink: string, ground: string): void {
  c.strokeStyle = ground
  c.lineWidth = STROKE * 3
  line(c, [3, 2], [21, 22])
  c.strokeStyle = ink
  c.lineWidth = STROKE * 1.1
  line(c, [3, 2], [21, 22])
}

function line(c: Canvas2D, ...points: readonly (readonly [number, number])[]): void {
  c.beginPath()
  for (const [index, [x, y]] of points.entries())
    if (index === 0) c.moveTo(x, y)
    else c.lineTo(x, y)
  c.stroke()
}

function disc(c: Canvas2D, x: number, y: number, radius: number): void {
  c.beginPath()
  c.arc(x, y, radius, 0, TURN)
  c.fill()
}

function ring(c: Canvas2D, x: number, y: number, radius: number): void {
  c.beginPath()
  c.arc(x, y, radius, 0, TURN)
  c.stroke()
}
