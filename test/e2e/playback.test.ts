/**
 * An opened clip in a real browser: as a file in <video>, and piece by piece through Media Source Extensions.
 * Whole, with a fragment missing in the middle, of a recording whose power was cut, and as a file that is torn itself.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootOn, joined, type OpenedParts, openBoard, openedParts } from '../device/rig.ts'
import { type Browser, hasChromium, startBrowser } from './browser.ts'

const RECORD_MS = 5000
const SECONDS = RECORD_MS / 1000
/** One fragment each second; the first ones are shorter. */
const FRAGMENT_SECONDS = 1
/** What a power cut may take. */
const CUT_SECONDS_MAX = 2.2
const MSE_TYPE = 'video/mp4; codecs="avc1.42c00c, mp4a.40.2"'

interface Played {
  /** In the browser's words; empty where there was none. */
  readonly error: string
  readonly endedAt: number
  readonly pictures: number
  readonly width: number
  /** Start and end of what could be played, in seconds. */
  readonly ranges: readonly (readonly [number, number])[]
}

describe.skipIf(!hasChromium)('an opened clip in Chromium (install chromium)', () => {
  let browser: Browser
  let page: Page
  let clip: OpenedParts
  let cutClip: OpenedParts

  beforeAll(async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock)
    // A third track, which no browser shows and none may stumble over.
    mock.board.position({ latitudeDeg: 51.5, longitudeDeg: 7.46 })
    mock.board.press('record')
    await mock.board.advance(RECORD_MS)
    await mock.board.until(device.finish())
    clip = await openedParts(mock)
    expect(clip.parts.filter(({ track }) => track === 'metadata').length).toBeGreaterThan(3)
    const other = openBoard()
    await bootOn(other)
    other.board.press('record')
    await other.board.advance(RECORD_MS)
    other.board.cutPower()
    cutClip = await openedParts(other.board.powerUp())
    browser = await startBrowser()
    page = await browser.open('about:blank')
  })
  afterAll(() => browser.close())

  const whole = (): Promise<Uint8Array> => joined(clip.inits, clip.parts)
  /** Without the part of either track in the middle. */
  const holed = (): Promise<Uint8Array> => {
    const gone = [...new Set(clip.parts.map(({ init }) => init))].flatMap((init) => {
      const ofTrack = clip.parts.filter((part) => part.init === init)
      return ofTrack[Math.floor(ofTrack.length / 2)] ?? []
    })
    return joined(
      clip.inits,
      clip.parts.filter((part) => !gone.includes(part)),
    )
  }
  const cut = (): Promise<Uint8Array> => joined(cutClip.inits, cutClip.parts)
  /** Ends in the middle of its last media fragment; there is no index either. */
  const torn = async (): Promise<Uint8Array> => {
    const bytes = await whole()
    const last = (await joined(clip.inits, clip.parts.slice(0, -1))).length
    return bytes.subarray(0, last + Math.floor((bytes.length - last) / 3))
  }

  const CLIPS = [
    { clipIs: 'that is whole', bytes: whole, ranges: 1, until: SECONDS - 0.3 },
    { clipIs: 'without a fragment in the middle', bytes: holed, ranges: 2, until: SECONDS - 0.3 },
    { clipIs: 'of a recording whose power was cut', bytes: cut, ranges: 1, until: SECONDS - CUT_SECONDS_MAX },
  ]

  test.each(CLIPS)('plays in <video>: one $clipIs', async ({ bytes, until }) => {
    const played = await playFile(page, await bytes())
    expect(played).toMatchObject({ error: '', width: 320 })
    expect(played.endedAt).toBeGreaterThan(until)
    expect(played.pictures).toBeGreaterThan(30)
  })

  test.each(CLIPS)('plays through MSE: one $clipIs', async ({ bytes, ranges, until }) => {
    const played = await playPieces(page, await bytes())
    expect(played).toMatchObject({ error: '', width: 320 })
    expect(played.ranges).toHaveLength(ranges)
    expect(played.endedAt).toBeGreaterThan(until)
    expect(played.pictures).toBeGreaterThan(30)
  })

  test('plays up to the tear where the file itself is torn', async () => {
    const bytes = await torn()
    const pieces = await playPieces(page, bytes)
    expect(pieces).toMatchObject({ error: '', width: 320 })
    expect(pieces.endedAt).toBeGreaterThan(SECONDS - FRAGMENT_SECONDS - 0.3)
    // As a file it plays as far; then the browser may say that the last sample is torn, which is true.
    const file = await playFile(page, bytes)
    expect(file.endedAt).toBeGreaterThan(SECONDS - FRAGMENT_SECONDS - 0.3)
    expect(file.error).toMatch(/^$|Failed to send (audio|video) packet for decoding/)
  })
})

function playFile(page: Page, clip: Uint8Array): Promise<Played> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    const video = document.createElement('video')
    video.muted = true
    video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }))
    const over = new Promise((resolve) => {
      video.addEventListener('ended', resolve)
      video.addEventListener('error', resolve)
    })
    video.defaultPlaybackRate = 3
    video.load()
    await video.play().catch(() => undefined)
    await over
    const { error, currentTime, videoWidth, buffered } = video
    return {
      error: error === null ? '' : `${error.code} ${error.message}`,
      endedAt: currentTime,
      pictures: video.getVideoPlaybackQuality().totalVideoFrames,
      width: videoWidth,
      ranges: Array.from(
        { length: buffered.length },
        (_, at) => [buffered.start(at), buffered.end(at)] as const,
      ),
    }
  }, Buffer.from(clip).toString('base64'))
}

/** In pieces that know nothing of fragments, as a network gives them; a hole is jumped over as players do. */
function playPieces(page: Page, clip: Uint8Array): Promise<Played> {
  return page.evaluate(
    async ([base64, type]) => {
      const PIECE_BYTES = 4096
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const video = document.createElement('video')
      video.muted = true
      const media = new MediaSource()
      const heard = (target: EventTarget, ...names: readonly string[]): Promise<unknown> =>
        Promise.race(
          names.map(
            (name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true })),
          ),
        )
      video.src = URL.createObjectURL(media)
      await heard(media, 'sourceopen')
      const buffer = media.addSourceBuffer(type)
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        buffer.appendBuffer(bytes.slice(at, at + PIECE_BYTES))
        await heard(buffer, 'updateend')
        if (video.error !== null) break
      }
      if (media.readyState === 'open') media.endOfStream()
      const { buffered } = video
      const ranges = Array.from(
        { length: buffered.length },
        (_, at) => [buffered.start(at), buffered.end(at)] as const,
      )
      for (const [from, until] of ranges) {
        if (video.error !== null) break
        video.currentTime = from
        video.playbackRate = 3
        await video.play().catch(() => undefined)
        while (video.error === null && !video.ended && video.currentTime < until - 0.1)
          await heard(video, 'timeupdate', 'ended', 'error')
      }
      const { error, currentTime, videoWidth } = video
      return {
        error: error === null ? '' : `${error.code} ${error.message}`,
        endedAt: currentTime,
        pictures: video.getVideoPlaybackQuality().totalVideoFrames,
        width: videoWidth,
        ranges,
      }
    },
    [Buffer.from(clip).toString('base64'), MSE_TYPE] as const,
  )
}
