/**
 * Where a page's pictures come from: the webcam, once it is allowed, or the drawn street.
 *
 * One newest picture at a time, for the encoder and for the front display's mirror alike.
 */
import { pictureBytes } from '../camera/scene/picture.ts'
import { rgbaOfI420 } from '../camera/scene/rgba.ts'
import { createScene } from '../camera/scene/street.ts'

export interface FrameSource {
  readonly name: 'webcam' | 'scene'
  readonly width: number
  readonly height: number
  readonly picturesPerSecond: number
  /** The picture of this moment; the caller closes it. Undefined while there is none. */
  frame(nowUs: number): VideoFrame | undefined
  /** What `drawImage` takes, for the mirror; undefined while there is none. */
  picture(nowUs: number): CanvasImageSource | undefined
  /** Called once when the source is gone, such as a webcam that was pulled. */
  onGone(listener: (why: string) => void): void
  close(): void
}

export const PICTURES_PER_SECOND = 20
const SIZE = { width: 640, height: 360 } as const

export function openStreet(): FrameSource {
  const { width, height } = SIZE
  const scene = createScene(SIZE, PICTURES_PER_SECOND)
  const pixels = new Uint8Array(pictureBytes(SIZE))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, SIZE)
  const context = canvas.getContext('2d', { alpha: false })
  const picture = new ImageData(width, height)
  let drawn = -1
  let shown = -1
  /** Drawn when it is asked for: a page in the background asks for nothing. */
  function drawAt(nowUs: number): void {
    const index = Math.floor((nowUs * PICTURES_PER_SECOND) / 1_000_000)
    if (index !== drawn) scene.draw(index, pixels)
    drawn = index
  }
  return {
    name: 'scene',
    ...SIZE,
    picturesPerSecond: PICTURES_PER_SECOND,
    frame(nowUs) {
      drawAt(nowUs)
      return new VideoFrame(pixels, {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp: nowUs,
      })
    },
    // By way of a canvas: browsers keep each VideoFrame that was drawn in a cache of hundreds of megabytes.
    picture(nowUs) {
      drawAt(nowUs)
      if (shown !== drawn) {
        rgbaOfI420(pixels, SIZE, picture.data)
        context?.putImageData(picture, 0, 0)
      }
      shown = drawn
      return canvas
    },
    onGone: () => undefined,
    close: () => undefined,
  }
}

/** Asks for permission. Rejects (NotAllowedError, NotFoundError) where there is none or no camera. */
export async function openWebcam(): Promise<FrameSource> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: { ideal: SIZE.width }, height: { ideal: SIZE.height } },
    audio: false,
  })
  const [track] = stream.getVideoTracks()
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  await video.play()
  // An encoder of 4:2:0 pictures wants even sides.
  const even = (side: number): number => Math.max(2, side - (side % 2))
  const ready = (): boolean => video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
  return {
    name: 'webcam',
    width: even(video.videoWidth),
    height: even(video.videoHeight),
    picturesPerSecond: PICTURES_PER_SECOND,
    frame: (nowUs) => (ready() ? new VideoFrame(video, { timestamp: nowUs }) : undefined),
    picture: () => (ready() ? video : undefined),
    onGone: (listener) =>
      track?.addEventListener('ended', () => listener('the webcam is gone'), { once: true }),
    close() {
      for (const each of stream.getTracks()) each.stop()
      video.srcObject = null
    },
  }
}
