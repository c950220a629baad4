/** One recording's way in, unit by unit: what becomes a fragment, what a gap, and that nothing is neither. */
import { describe, expect, test } from 'vitest'
import { createTake, type TakeParts } from '../../src/device/take.ts'
import { initSegment } from '../../src/media/init.ts'
import { samplesOf } from '../../src/media/metadata.ts'
import { createRing } from '../../src/media/ring.ts'
import type { Track } from '../../src/unit.ts'
import { AUDIO, MS, openNotebook, PICTURE_MS, SOUND_MS, unit, VIDEO, WIDE } from './notebook.ts'

const PICTURE = initSegment(VIDEO)
const OTHER = initSegment(WIDE)
const SOUND = initSegment(AUDIO)
const PLACE = { position: { latitude: 51.5, longitude: 7.5 } }
const WEARER = { wearer: { pseudonym: 'K 17' } }

/** Fragments of 400 ms, the press at 1000 ms. */
function begin(parts: Partial<TakeParts> = {}, waits = false) {
  const notebook = openNotebook(waits)
  const take = createTake({
    ...{ recording: notebook, fragmentUs: 400 * MS, frameDurUs: PICTURE_MS * MS, sinceUs: 1000 * MS },
    ...{ baseUs: undefined, keptUntilUs: new Map() },
    ...parts,
  })
  /** Pictures from, up to but not including; the first one is a key picture. */
  const pictures = (fromMs: number, toMs: number, key = true): void => {
    for (let at = fromMs; at < toMs; at += PICTURE_MS)
      take.unit(unit('video', at, key && at === fromMs), PICTURE)
  }
  const sounds = (fromMs: number, toMs: number): void => {
    for (let at = fromMs; at < toMs; at += SOUND_MS) take.unit(unit('audio', at), SOUND)
  }
  return { notebook, take, pictures, sounds, told: notebook.told }
}
const kept = (...tracks: (readonly [Track, number])[]) =>
  new Map(tracks.map(([track, ms]) => [track, ms * MS] as const))

describe('a take', () => {
  test('begins with the first key picture, and drops what comes before it', () => {
    const { take, pictures, sounds, told } = begin()
    sounds(1000, 1200)
    pictures(1000, 1100, false)
    expect(take.baseUs).toBeUndefined()
    expect(take.alive).toEqual([])
    pictures(1200, 1300)
    expect(take.baseUs).toBe(1200 * MS)
    take.unit(unit('audio', 1150), SOUND)
    expect(take.alive).toEqual(['video'])
    take.unit(unit('audio', 1200), SOUND)
    expect(take.alive).toEqual(['video', 'audio'])
    expect(told()).toEqual([])
  })

  test('makes the first fragment short and the others as long as told, with their initialisation segment', () => {
    const { pictures, told, notebook } = begin()
    pictures(1000, 2100)
    expect(told()).toEqual(['video 1000-1200 x2 key', 'video 1200-1600 x4 delta', 'video 1600-2000 x4 delta'])
    expect(notebook.chunks.map(({ init }) => init)).toEqual([PICTURE, PICTURE, PICTURE])
    expect(notebook.chunks[0]?.fragment.length).toBeGreaterThan(100)
  })

  test('writes at its end what is left, and gives what the recording says', async () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    sounds(1000, 1100)
    expect(await take.end('stopped', 1100 * MS)).toMatchObject({ chunks: 2, failed: false })
    expect(told()).toEqual(['video 1000-1100 x1 key', 'audio 1000-1100 x2 key', 'end stopped'])
  })

  test('takes no unit that goes back in time, and goes on with the next', async () => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.unit({ ...unit('video', 1100, false), data: new Uint8Array(9) }, PICTURE)
    take.unit(unit('video', 1050), OTHER)
    take.unit(unit('video', 1000), OTHER)
    pictures(1200, 1300, false)
    await take.end('stopped', 1300 * MS)
    expect(told()).toEqual(['video 1000-1200 x2 key', 'video 1200-1300 x1 delta', 'end stopped'])
  })

  test('goes on in another fragment when the format changes, without a gap', async () => {
    const { take, pictures, told, notebook } = begin()
    pictures(1000, 1300)
    take.unit(unit('video', 1300), OTHER)
    for (let at = 1400; at < 1700; at += PICTURE_MS) take.unit(unit('video', at, false), OTHER)
    await take.end('stopped', 1700 * MS)
    expect(told()).toEqual([
      'video 1000-1200 x2 key',
      'video 1200-1300 x1 delta',
      'video 1300-1700 x4 key anew',
      'end stopped',
    ])
    expect(notebook.chunks.map(({ init }) => init)).toEqual([PICTURE, PICTURE, OTHER])
  })
})

describe('what is missing', () => {
  test.each([
    [200, [], 'video 1300-1400 x1 delta'],
    [201, ['gap video 1100-1301 camera-lost 2'], 'video 1301-1401 x1 delta anew'],
  ])('between two pictures is a hole beyond 200 ms: %i', async (ms, gap, next) => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.unit(unit('video', 1100 + ms, false), PICTURE)
    expect(told()).toEqual(['video 1000-1100 x1 key', ...gap])
    await take.end('stopped', 2000 * MS)
    expect(told()).toEqual([next, 'end stopped'])
  })

  test('between two sounds is a hole of the microphone', () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    sounds(1000, 1100)
    take.unit(unit('audio', 1400), SOUND)
    expect(told()).toEqual(['audio 1000-1100 x2 key', 'gap audio 1100-1400 microphone-lost 0'])
  })

  test('of a source that is lost is told with the next key picture; what is kept is written at once', async () => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.lost('video')
    expect(told()).toEqual(['video 1000-1100 x1 key'])
    expect(take.alive).toEqual([])
    take.lost('video')
    take.unit(unit('video', 1100, false), PICTURE)
    expect(told()).toEqual([])
    take.unit(unit('video', 1250), PICTURE)
    expect(told()).toEqual(['gap video 1100-1250 camera-lost 2'])
    expect(take.alive).toEqual(['video'])
    pictures(1350, 1450, false)
    await take.end('stopped', 1500 * MS)
    expect(told()).toEqual(['video 1250-1450 x2 key anew', 'end stopped'])
  })

  test('of a source that does not come back is told with the end', async () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    sounds(1000, 1050)
    take.lost('video')
    take.lost('audio')
    told()
    await take.end('stopped', 1900 * MS)
    expect(told()).toEqual([
      'gap video 1100-1900 camera-lost 8',
      'gap audio 1050-1900 microphone-lost 0',
      'end stopped',
    ])
  })

  test('of a source that never gave anything is not told by its loss', () => {
    const { take, told } = begin()
    take.lost('video')
    take.lost('audio')
    expect(take.alive).toEqual([])
    expect(told()).toEqual([])
  })

  test.each([
    [1500, []],
    [1501, ['gap video 1000-2501 camera-lost 15']],
  ])('before the first picture is a hole where it took longer than a camera may: %i ms', (ms, gap) => {
    const { take, told } = begin()
    take.unit(unit('video', 1000 + ms), PICTURE)
    expect(told()).toEqual(gap)
  })

  test('of the sound before its first unit is none where nothing was kept of it before', () => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.unit(unit('audio', 4000), SOUND)
    expect(told()).toEqual([])
  })

  test('since the ring is a hole before the first live unit', () => {
    const parts = { baseUs: 0, keptUntilUs: kept(['video', 1000], ['audio', 1000]) }
    const near = begin(parts)
    near.take.unit(unit('video', 1200), PICTURE)
    near.take.unit(unit('audio', 1200), SOUND)
    expect(near.told()).toEqual([])
    const far = begin(parts)
    far.take.unit(unit('video', 1201), PICTURE)
    far.take.unit(unit('audio', 1300), SOUND)
    expect(far.told()).toEqual(['gap video 1000-1201 camera-lost 2', 'gap audio 1000-1300 microphone-lost 0'])
  })

  test('of all is told where no picture ever came', async () => {
    const { take, sounds, told } = begin()
    sounds(1000, 1500)
    await take.end('stopped', 1500 * MS)
    expect(told()).toEqual(['gap video 1000-1500 camera-lost 5', 'end stopped'])
    const short = begin()
    await short.take.end('stopped', 1200 * MS)
    expect(short.told()).toEqual(['end stopped'])
  })

  test('since the ring is told at the end where nothing live came, but for pauses that are none', async () => {
    const { take, told } = begin({ baseUs: 0, keptUntilUs: kept(['video', 1100], ['audio', 1400]) })
    await take.end('docked', 1600 * MS)
    expect(told()).toEqual(['gap video 1100-1600 camera-lost 5', 'end docked'])
    const muted = begin({ baseUs: 0, keptUntilUs: kept(['video', 1100], ['audio', 1100]) })
    muted.take.mute(true, 1200 * MS)
    await muted.take.end('docked', 1600 * MS)
    expect(muted.told()).toEqual([
      'gap audio 1100-1600 muted 0',
      'gap video 1100-1600 camera-lost 5',
      'end docked',
    ])
  })

  test('at the end counts only where every unit until then must have come', async () => {
    const loose = begin()
    loose.pictures(1000, 1100)
    await loose.take.end('stopped', 2000 * MS)
    expect(loose.told()).toEqual(['video 1000-1100 x1 key', 'end stopped'])
    const exact = begin()
    exact.pictures(1000, 1100)
    await exact.take.end('maximum-length', 1301 * MS, true)
    expect(exact.told()).toEqual([
      'video 1000-1100 x1 key',
      'gap video 1100-1301 camera-lost 2',
      'end maximum-length',
    ])
    const near = begin()
    near.pictures(1000, 1100)
    await near.take.end('maximum-length', 1300 * MS, true)
    expect(near.told()).toEqual(['video 1000-1100 x1 key', 'end maximum-length'])
  })

  test('is nothing where the last unit lasts longer than the recording', async () => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.lost('video')
    await take.end('stopped', 1100 * MS)
    expect(told()).toEqual(['video 1000-1100 x1 key', 'end stopped'])
  })
})

describe('muted sound', () => {
  test('is dropped where any of it is of that time, and is a gap of its own from what was kept to what is kept', async () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    sounds(1000, 1100)
    expect(take.mutedSinceUs).toBeUndefined()
    take.mute(true, 1120 * MS)
    expect(take.mutedSinceUs).toBe(1120 * MS)
    // What is whole before it goes to the card; what comes may still end before it.
    expect(told()).toEqual(['audio 1000-1100 x2 key'])
    take.unit({ ...unit('audio', 1100), durUs: 20 * MS }, SOUND)
    take.unit(unit('audio', 1150), SOUND)
    take.unit(unit('audio', 1200), SOUND)
    take.mute(false, 1260 * MS)
    expect(take.mutedSinceUs).toBeUndefined()
    take.unit(unit('audio', 1250), SOUND)
    expect(told()).toEqual([])
    take.unit(unit('audio', 1260), SOUND)
    expect(told()).toEqual(['audio 1100-1120 x1 key', 'gap audio 1120-1260 muted 0'])
    take.unit(unit('audio', 1310), SOUND)
    await take.end('stopped', 1360 * MS)
    expect(told()).toEqual(['video 1000-1100 x1 key', 'audio 1260-1360 x2 key anew', 'end stopped'])
  })

  test('does not touch the picture', () => {
    const { take, pictures, told } = begin()
    take.mute(true, 900 * MS)
    pictures(1000, 1200)
    expect(told()).toEqual(['video 1000-1200 x2 key'])
  })

  test('that was never kept before is missing since it was muted', () => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.mute(true, 1010 * MS)
    take.mute(false, 1200 * MS)
    take.unit(unit('audio', 1200), SOUND)
    expect(told()).toEqual(['gap audio 1010-1200 muted 0'])
  })

  test('of which the ring kept some is missing since then', () => {
    const { take, told } = begin({ baseUs: 0, keptUntilUs: kept(['audio', 980]) })
    take.mute(true, 1010 * MS)
    take.mute(false, 1200 * MS)
    take.unit(unit('audio', 1200), SOUND)
    expect(told()).toEqual(['gap audio 980-1200 muted 0'])
  })

  test('that is muted again before any came is one gap from the first on', async () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    sounds(1000, 1100)
    take.mute(true, 1100 * MS)
    take.mute(false, 1200 * MS)
    take.mute(true, 1220 * MS)
    expect(take.mutedSinceUs).toBe(1100 * MS)
    take.unit(unit('audio', 1200), SOUND)
    await take.end('stopped', 1500 * MS)
    expect(told()).toEqual([
      'audio 1000-1100 x2 key',
      'video 1000-1100 x1 key',
      'gap audio 1100-1500 muted 0',
      'end stopped',
    ])
  })

  test('is what is told at the end, whatever else became of the microphone', async () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    sounds(1000, 1100)
    take.lost('audio')
    take.mute(true, 1300 * MS)
    told()
    await take.end('stopped', 1500 * MS, true)
    expect(told()).toEqual([
      'video 1000-1100 x1 key',
      'gap video 1100-1500 camera-lost 4',
      'gap audio 1100-1500 muted 0',
      'end stopped',
    ])
  })

  test('is not told for a time before the first picture', async () => {
    const { take, pictures, told } = begin()
    take.mute(true, 1000 * MS)
    pictures(1300, 1400)
    await take.end('stopped', 1500 * MS)
    expect(told()).toEqual(['video 1300-1400 x1 key', 'gap audio 1300-1500 muted 0', 'end stopped'])
  })

  test('since before the link stays muted, and is told once though the former recording kept some', async () => {
    const { take, pictures, told } = begin({
      ...{ baseUs: 1000 * MS, mutedSinceUs: 1000 * MS },
      keptUntilUs: kept(['video', 1000], ['audio', 1000]),
    })
    expect(take.mutedSinceUs).toBe(1000 * MS)
    pictures(1000, 1100)
    take.unit(unit('audio', 1050), SOUND)
    await take.end('stopped', 1500 * MS)
    expect(told()).toEqual(['video 1000-1100 x1 key', 'gap audio 1000-1500 muted 0', 'end stopped'])
  })

  test('that goes back to before the mute ended is not kept, nor does it end the mute', async () => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.mute(true, 1010 * MS)
    take.mute(false, 1200 * MS)
    take.unit(unit('audio', 1190), SOUND)
    // A picture after it does not say that sound is back.
    pictures(1210, 1310, false)
    take.unit(unit('audio', 1250), SOUND)
    expect(told().at(-1)).toBe('gap audio 1010-1250 muted 0')
  })

  test('that is kept again without having been muted is no news', async () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    take.mute(false, 1000 * MS)
    expect(take.mutedSinceUs).toBeUndefined()
    sounds(1000, 1050)
    await take.end('stopped', 1100 * MS)
    expect(told()).toEqual(['video 1000-1100 x1 key', 'audio 1000-1050 x1 key', 'end stopped'])
  })

  test('after which the microphone is lost again is a loss of its own', async () => {
    const { take, pictures, sounds, told } = begin()
    pictures(1000, 1100)
    take.mute(true, 1000 * MS)
    take.mute(false, 1100 * MS)
    sounds(1100, 1150)
    take.lost('audio')
    told()
    await take.end('stopped', 1500 * MS)
    expect(told()).toEqual(['video 1000-1100 x1 key', 'gap audio 1150-1500 microphone-lost 0', 'end stopped'])
  })
})

describe('metadata', () => {
  test('is a fragment of its own at once, and none before the press or the first picture', () => {
    const { take, pictures, told, notebook } = begin()
    take.metadata(PLACE, 1100 * MS)
    pictures(1000, 1100)
    take.metadata(PLACE, 999 * MS)
    expect(told()).toEqual([])
    take.metadata(PLACE, 1000 * MS)
    take.metadata(PLACE, 1050 * MS)
    expect(told()).toEqual(['metadata 1000-1000 x1 key', 'metadata 1050-1050 x1 key'])
    expect(notebook.chunks.map(({ fragment }) => samplesOf(fragment))).toEqual([
      [{ afterUs: 0, sample: PLACE }],
      [{ afterUs: 0, sample: PLACE }],
    ])
  })

  test('of the time between ring and press is dropped', () => {
    const { take, told } = begin({ baseUs: 0, keptUntilUs: kept(['video', 1000]) })
    take.metadata(PLACE, 900 * MS)
    expect(told()).toEqual([])
    take.metadata(PLACE, 1000 * MS)
    expect(told()).toEqual(['metadata 1000-1000 x1 key'])
  })

  test('that holds for a whole segment waits for the first picture, the newest of it', () => {
    const { take, pictures, told, notebook } = begin()
    take.state(PLACE, 1000 * MS)
    take.state(WEARER, 1100 * MS)
    pictures(1200, 1300)
    expect(told()).toEqual(['metadata 1200-1200 x1 key'])
    expect(samplesOf(notebook.chunks[0]?.fragment ?? new Uint8Array())).toEqual([
      { afterUs: 0, sample: WEARER },
    ])
    pictures(1300, 1400)
    expect(told(), 'once').toEqual(['video 1200-1400 x2 key'])
  })

  test('that holds is told at the press where the first picture is older', () => {
    const { take, pictures, told } = begin()
    take.state(WEARER, 1000 * MS)
    pictures(900, 1000)
    expect(told()).toEqual(['metadata 1000-1000 x1 key'])
  })

  test('that holds is told now, but not before what was told already', () => {
    const { take, pictures, told } = begin()
    pictures(1000, 1100)
    take.metadata(PLACE, 1300 * MS)
    take.state(WEARER, 1200 * MS)
    expect(told()).toEqual(['metadata 1300-1300 x1 key', 'metadata 1300.001-1300.001 x1 key'])
    take.metadata(PLACE, 1250 * MS)
    take.state(WEARER, 1400 * MS)
    expect(told()).toEqual(['metadata 1400-1400 x1 key'])
  })
})

describe('what the ring kept', () => {
  function ring() {
    const made = createRing({ bytes: 10_000, limitUs: 60_000 * MS })
    const push = (track: Track, fromMs: number, toMs: number, keys: readonly number[] = [fromMs]): void => {
      for (let at = fromMs; at < toMs; at += track === 'video' ? PICTURE_MS : SOUND_MS)
        made.push(unit(track, at, track === 'audio' || keys.includes(at)))
    }
    return { made, push }
  }
  const INITS = new Map([
    [VIDEO, PICTURE],
    [WIDE, OTHER],
    [AUDIO, SOUND],
  ])

  test('goes into the recording in fragments of full length, marked as what it is, and the ring is wiped', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    made.format(AUDIO)
    push('video', 0, 900)
    push('audio', 0, 100)
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([
      'video 0-400 x4 key ring',
      'video 400-800 x4 delta ring',
      'video 800-900 x1 delta ring',
      'audio 0-100 x2 key ring',
    ])
    expect(made.units).toBe(0)
    expect(made.push(unit('video', 2000)), 'it may be filled again').toBe(true)
  })

  test('has its holes told', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 200)
    push('video', 400, 500, [])
    push('video', 701, 800, [])
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([
      'video 0-200 x2 key ring',
      'video 400-500 x1 delta ring',
      'gap video 500-701 camera-lost 2',
      'video 701-801 x1 delta anew ring',
    ])
  })

  test('whose sound begins later than the picture has no hole before it', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    made.format(AUDIO)
    push('video', 0, 400)
    push('audio', 300, 350)
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual(['video 0-400 x4 key ring', 'audio 300-350 x1 key ring'])
  })

  test('of two formats is told as of two, one after the other', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 200)
    made.format(WIDE)
    push('video', 200, 400)
    const { take, told, notebook } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual(['video 0-200 x2 key ring', 'video 200-400 x2 key anew ring'])
    expect(notebook.chunks.map(({ init }) => init)).toEqual([PICTURE, OTHER])
  })

  test('of two formats with a hole between them has that told', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 200)
    made.format(WIDE)
    push('video', 500, 600)
    const { take, told } = begin({ baseUs: 0 })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([
      'video 0-200 x2 key ring',
      'gap video 200-500 camera-lost 3',
      'video 500-600 x1 key anew ring',
    ])
  })

  test('before the beginning is left out, though it has a format', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    made.format(AUDIO)
    push('video', 200, 400, [200, 300])
    push('audio', 200, 350)
    const { take, told } = begin({ baseUs: 300 * MS })
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual(['video 300-400 x1 key ring', 'audio 300-350 x1 key ring'])
  })

  test('without a format, or before the beginning, is left out', async () => {
    const { made, push } = ring()
    push('video', 0, 100)
    made.format(WIDE)
    push('video', 100, 200)
    made.format(VIDEO)
    push('video', 200, 400, [200, 300])
    const { take, told } = begin({ baseUs: 300 * MS })
    await take.drain(made, (format) => (format === WIDE ? undefined : INITS.get(format)))
    expect(told()).toEqual(['video 300-400 x1 key ring'])
  })

  test('is not drained where it holds no beginning', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 100)
    const { take, told } = begin()
    await take.drain(made, (format) => INITS.get(format))
    expect(told()).toEqual([])
  })

  test('waits for the disk, with three writes under way, and the end of the recording waits for it', async () => {
    const { made, push } = ring()
    made.format(VIDEO)
    push('video', 0, 2400)
    const { take, told, notebook } = begin({ baseUs: 0 }, true)
    let drained = false
    void take.drain(made, (format) => INITS.get(format)).then(() => (drained = true))
    const ended = take.end('stopped', 1000 * MS)
    await turn()
    expect(told()).toHaveLength(3)
    notebook.settle()
    await turn()
    expect(told()).toEqual(['video 1200-1600 x4 delta ring'])
    while (notebook.settle()) {
      expect(drained).toBe(false)
      await turn()
    }
    expect(drained).toBe(true)
    await ended
    expect(told()).toEqual(['video 1600-2000 x4 delta ring', 'video 2000-2400 x4 delta ring', 'end stopped'])
  })
})

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
