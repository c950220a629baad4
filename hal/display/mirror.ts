/**
 * The live picture of the person in front, for the display's process: the drawn street of the simulated board,
 * or JPEG pictures of the camera from a stream. Keeps one picture, the newest; a broken one is left out.
 */
import type { Readable } from 'node:stream'
import type { Bytes } from '../../src/bytes.ts'
import type { LivePicture } from '../../src/ui/screen/paint.ts'
import type { Canvases } from './canvas.ts'
import { type PanelSettings, PICTURE_BYTES_MAX } from './settings.ts'
import { createStreet } from './street.ts'

export interface Mirror {
  /** Undefined where there is none, or none any more. */
  picture(): LivePicture | undefined
  /** It moves by itself, without anything being read. */
  live(): boolean
  /** Pictures, each after its length in 4 bytes; `news` after each that could be decoded. */
  read(stream: Readable, news: () => void): void
}

/** A camera that shows nothing new for so long has no picture: a still one would be taken for a live one. */
const STALE_US = 1_000_000

export function createMirror(kind: PanelSettings['mirror'], canvases: Canvases, nowUs: () => number): Mirror {
  const street = kind === 'scene' ? createStreet(canvases) : undefined
  let newest: (LivePicture & { readonly atUs: number }) | undefined
  let decoding = false

  return {
    picture() {
      if (street !== undefined) return street.picture(nowUs())
      return newest !== undefined && nowUs() - newest.atUs < STALE_US ? newest : undefined
    },
    live: () => street !== undefined,
    read(stream, news) {
      const take = (jpeg: Bytes): void => {
        // Behind: this one is left out, the next one counts.
        if (decoding) return
        decoding = true
        canvases
          .decode(jpeg)
          .then(
            (picture) => {
              newest = { ...picture, atUs: nowUs() }
              news()
            },
            () => undefined,
          )
          .finally(() => {
            decoding = false
          })
      }
      const cutter = createCutter(take)
      stream.on('data', (piece: Buffer) => {
        if (!cutter(piece)) stream.destroy()
      })
      stream.on('error', () => undefined)
    },
  }
}

/** Cuts a stream into pictures; false where it is not one: a length beyond the limit. */
export function createCutter(take: (picture: Bytes) => void): (piece: Uint8Array) => boolean {
  let held = new Uint8Array(0)
  return (piece) => {
    const joined = new Uint8Array(held.length + piece.length)
    joined.set(held)
    joined.set(piece, held.length)
    let from = 0
    while (joined.length - from >= 4) {
      const length = new DataView(joined.buffer, from, 4).getUint32(0)
      if (length === 0 || length > PICTURE_BYTES_MAX) return false
      if (joined.length - from - 4 < length) break
      take(joined.slice(from + 4, from + 4 + length))
      from += 4 + length
    }
    held = joined.slice(from)
    return true
  }
}
