/** Sound that is muted is a gap of its own, and what is known at a time is told where it belongs. */
import { describe, expect, test } from 'vitest'
import { samplesOf } from '../../src/media/metadata.ts'
import { MS, unit } from './notebook.ts'
import { begin, kept, PLACE, SOUND, WEARER } from './takebench.ts'

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
