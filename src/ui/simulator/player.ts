/**
 * Plays an opened film in a video element, with a minute of it in memory at most (Media Source Extensions).
 *
 *   film ─ part by part, as the picture comes near ─► SourceBuffer of each track ─► video
 *                                        what was shown is removed again ◄─┘
 *
 * Times without picture and sound are leapt over; what one of them lacks was filled before (src/media/bridge.ts).
 */
import { type Bytes, equalBytes } from '../../bytes.ts'
import type { Film } from './opener.ts'
import type { FilmPart, ShownTrack } from './protocol.ts'

const AHEAD_S = 30
const BEHIND_S = 15
/** A player may stop so long before the end of what it has. */
const LAST_S = 0.5
/** Times are rounded on their way: what begins so soon is there. */
const ROUNDED_S = 0.1
/** At any of these the film may have to go on, or go on elsewhere. */
const NEWS = ['timeupdate', 'seeking', 'waiting', 'ratechange'] as const

/** `failed` where the browser cannot go on. Returns how to stop. */
export function playFilm(video: HTMLVideoElement, film: Film, failed: (error: unknown) => void): () => void {
  const source = new MediaSource()
  const url = URL.createObjectURL(source)
  const stop = new AbortController()
  const fails = (error: unknown): void => {
    if (!stop.signal.aborted) failed(error)
  }
  source.addEventListener('sourceopen', () => feed(video, film, source, stop.signal).catch(fails), {
    once: true,
  })
  video.addEventListener('error', () => fails(video.error?.message), { signal: stop.signal })
  video.src = url
  // Refused where a browser lets nothing play unasked, and cut off where it is closed early: then a person presses Play.
  void video.play().catch(() => undefined)
  return () => {
    stop.abort()
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}

async function feed(
  video: HTMLVideoElement,
  film: Film,
  source: MediaSource,
  stopped: AbortSignal,
): Promise<void> {
  source.duration = film.durUs / 1e6
  const tracks = new Map(
    Object.entries(film.mimes).map(([track, mime]) => [track as ShownTrack, trackOf(source, mime, film)]),
  )
  let wantedS: number | undefined = 0
  let fedS = 0
  let ended = false
  const seeking = (): void => {
    if (!isBuffered(video.buffered, video.currentTime)) wantedS = video.currentTime
  }
  video.addEventListener('seeking', seeking, { signal: stopped })

  while (!stopped.aborted) {
    if (wantedS !== undefined) {
      fedS = wantedS
      wantedS = undefined
      ended = false
      await film.begin(fedS * 1e6)
      for (const track of tracks.values()) await track.remove(0, Number.POSITIVE_INFINITY)
    } else if (ended || isEnough(video, fedS)) await news(video, stopped)
    else {
      const part = await film.next()
      if (stopped.aborted) return
      if (part === undefined) ended = true
      else {
        await tracks.get(part.track)?.append(part)
        fedS = Math.max(fedS, part.untilUs / 1e6)
      }
    }
    const behindS = video.currentTime - BEHIND_S
    for (const track of tracks.values()) if (behindS > track.firstS()) await track.remove(0, behindS)
    // Removing opens the source again.
    if (ended && source.readyState === 'open') source.endOfStream()
    if (wantedS === undefined) leap(video)
  }
}

interface Track {
  append(part: FilmPart): Promise<void>
  remove(fromS: number, untilS: number): Promise<void>
  /** Where what is in memory begins; Infinity where nothing is. */
  firstS(): number
}

function trackOf(source: MediaSource, first: string, { originUs }: Film): Track {
  const buffer = source.addSourceBuffer(first)
  buffer.timestampOffset = -originUs / 1e6
  let mime = first
  let init: Bytes = new Uint8Array(0)
  let broken = false
  buffer.addEventListener('error', () => {
    broken = true
  })
  async function done(): Promise<void> {
    await new Promise((resolve) => buffer.addEventListener('updateend', resolve, { once: true }))
    if (broken) throw new Error(`the browser cannot play this film (${mime})`)
  }
  async function append(bytes: Bytes): Promise<void> {
    buffer.appendBuffer(bytes)
    await done()
  }
  return {
    async append(part) {
      if (part.mime !== mime) buffer.changeType(part.mime)
      mime = part.mime
      if (!equalBytes(init, part.init)) await append(part.init)
      init = part.init
      await append(part.fragment)
    },
    async remove(fromS, untilS) {
      if (buffer.buffered.length === 0) return
      buffer.remove(fromS, untilS)
      await done()
    },
    firstS: () => (buffer.buffered.length === 0 ? Number.POSITIVE_INFINITY : buffer.buffered.start(0)),
  }
}

function isBuffered(ranges: TimeRanges, atS: number, restS = 0): boolean {
  for (let at = 0; at < ranges.length; at++)
    if (ranges.start(at) - ROUNDED_S <= atS && ranges.end(at) - restS > atS) return true
  return false
}

/** Where the picture stands before a hole, it needs what comes behind it. */
function isEnough({ buffered, currentTime }: HTMLVideoElement, fedS: number): boolean {
  return fedS - currentTime > AHEAD_S && isBuffered(buffered, currentTime, LAST_S)
}

/** Parts come in order of time: what lies before what is there, and is not there itself, never comes. */
function leap(video: HTMLVideoElement): void {
  const { buffered, currentTime } = video
  if (video.readyState >= video.HAVE_FUTURE_DATA || isBuffered(buffered, currentTime, LAST_S)) return
  for (let at = 0; at < buffered.length; at++)
    if (buffered.start(at) > currentTime) {
      video.currentTime = buffered.start(at)
      return
    }
}

function news(video: HTMLVideoElement, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController()
    const hear = (): void => {
      heard.abort()
      resolve()
    }
    for (const name of NEWS) video.addEventListener(name, hear, { signal: heard.signal })
    stopped.addEventListener('abort', hear, { signal: heard.signal })
  })
}
