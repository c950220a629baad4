/** One recording's way in, unit by unit: what becomes a fragment, what a gap, and that nothing is neither. */
import { describe, expect, test } from 'vitest'
import { MS, PICTURE_MS, unit } from './notebook.ts'
import { begin, kept, OTHER, PICTURE, SOUND } from './takebench.ts'

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
