/** The simulated board's street as the display's live picture: drawn small, at the pace of the clock. */

import type { LivePicture } from '../../src/ui/screen/paint.ts'
import { pictureBytes } from '../camera/scene/picture.ts'
import { rgbaOfI420 } from '../camera/scene/rgba.ts'
import { createScene } from '../camera/scene/street.ts'
import type { Canvases } from './canvas.ts'

const SIZE = { width: 320, height: 180 }
const PICTURES_PER_SECOND = 25

export function createStreet(canvases: Canvases): { picture(nowUs: number): LivePicture } {
  const scene = createScene(SIZE, PICTURES_PER_SECOND)
  const pixels = new Uint8Array(pictureBytes(SIZE))
  const rgba = new Uint8ClampedArray(SIZE.width * SIZE.height * 4)
  const canvas = canvases.create(SIZE.width, SIZE.height)
  let drawn = -1
  return {
    picture(nowUs) {
      const index = Math.floor((nowUs * PICTURES_PER_SECOND) / 1_000_000)
      if (index !== drawn) {
        scene.draw(index, pixels)
        rgbaOfI420(pixels, SIZE, rgba)
        canvas.put(rgba)
        drawn = index
      }
      return canvas
    },
  }
}
