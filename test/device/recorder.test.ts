/** Where units go: into the ring and into a recording. Not one is lost or doubled. */
import { describe, expect, test } from 'vitest'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { createRecorder } from '../../src/device/recorder.ts'
import { initSegment } from '../../src/media/init.ts'
import { END, MS, openNotebook, VIDEO, WIDE } from './notebook.ts'
import { begin, give, PLACE } from './recorderbench.ts'

describe('before the press', () => {
  test('units are dropped where no ring is armed', () => {
    const { recorder } = begin()
    give(recorder, 'video', 0, 1000)
    expect(recorder.ringUs).toBe(0)
    expect(recorder.expire()).toBeUndefined()
  })

  test('a ring keeps picture and sound, as far back as it reaches, and not longer than its limit', async () => {
    const { recorder, ring, clock } = begin()
    const armed = ring()
    recorder.arm(armed)
    give(recorder, 'video', 0, 1000)
    give(recorder, 'audio', 0, 1000)
    expect(armed.units).toBe(30)
    expect(recorder.ringUs).toBe(1000 * MS)
    expect(recorder.expire()).toBe(0)
    await clock.advance(1001)
    expect(recorder.expire(), 'whole groups of pictures').toBe(500 * MS)
    await clock.advance(1000)
    expect(recorder.expire()).toBeUndefined()
    expect(recorder.ringUs).toBe(0)
  })

  test('no sound is kept where a law allows the picture only', () => {
    const { recorder, ring } = begin(false)
    const armed = ring()
    recorder.arm(armed)
    give(recorder, 'video', 0, 500)
    give(recorder, 'audio', 0, 500)
    expect(armed.units).toBe(5)
  })

  test('another ring wipes the former one, as the end of it does', () => {
    const { recorder, ring } = begin()
    const [first, second] = [ring(), ring()]
    recorder.arm(first)
    give(recorder, 'video', 0, 500)
    recorder.arm(second)
    expect(first.units).toBe(0)
    give(recorder, 'video', 500, 1000)
    expect(second.units).toBe(5)
    recorder.disarm()
    expect(second.units).toBe(0)
    give(recorder, 'video', 1000, 1500)
    expect(second.units).toBe(0)
    expect(recorder.ringUs).toBe(0)
    expect(() => recorder.disarm()).not.toThrow()
  })

  test('places and what holds are kept nowhere', async () => {
    const { recorder, ring } = begin()
    recorder.arm(ring())
    give(recorder, 'video', 0, 500)
    recorder.metadata(PLACE, 400 * MS)
    recorder.state(PLACE)
    recorder.lost('video')
    recorder.mute(true, 0)
    const notebook = openNotebook()
    await recorder.keep(notebook)
    await recorder.finish('stopped')
    expect(notebook.told()).not.toContainEqual(expect.stringContaining('metadata'))
  })
})

describe('the press', () => {
  test('without a ring asks for a key picture, and the recording begins with it', async () => {
    const { recorder, asked } = begin()
    const notebook = openNotebook()
    expect(recorder.keep(notebook)).toBeUndefined()
    expect(asked).toEqual([1000])
    give(recorder, 'video', 900, 1200)
    expect(await recorder.finish('docked')).toEqual(END)
    expect(notebook.told()).toEqual(['video 1000-1200 x2 key', 'end docked'])
  })

  test('without anything in the ring asks for one too, and the ring is gone', async () => {
    const { recorder, ring, asked } = begin()
    const armed = ring()
    recorder.arm(armed)
    expect(recorder.keep(openNotebook())).toBeUndefined()
    expect(asked).toEqual([1000])
    give(recorder, 'video', 1000, 1500)
    expect(armed.units).toBe(0)
    expect(recorder.ringUs).toBe(0)
  })

  test('with a ring puts it in front, each unit once and without a hole, and asks for no key picture', async () => {
    const { recorder, ring, asked } = begin()
    const armed = ring()
    recorder.arm(armed)
    give(recorder, 'video', 0, 1000)
    give(recorder, 'audio', 0, 1000)
    const notebook = openNotebook()
    const drained = recorder.keep(notebook)
    give(recorder, 'video', 1000, 1200)
    give(recorder, 'audio', 1000, 1200)
    await drained
    expect(asked).toEqual([])
    await recorder.finish('stopped')
    expect(notebook.told()).toEqual([
      'video 0-500 x5 key ring',
      'video 1000-1200 x2 key',
      'audio 0-500 x10 key ring',
      'video 500-1000 x5 key ring',
      'audio 500-1000 x10 key ring',
      'audio 1000-1200 x4 key',
      'end stopped',
    ])
    expect(armed.units).toBe(0)
  })

  test('drops from the ring what became too old without a unit having come', async () => {
    const { recorder, ring, clock } = begin()
    recorder.arm(ring())
    give(recorder, 'video', 0, 1000)
    await clock.advance(1001)
    const notebook = openNotebook()
    await recorder.keep(notebook)
    expect(notebook.told()).toEqual(['video 500-1000 x5 key ring'])
  })

  test('knows how far the ring kept each track: what is missing since is a hole', async () => {
    const { recorder, ring, clock } = begin()
    recorder.arm(ring())
    give(recorder, 'video', 0, 1000)
    give(recorder, 'audio', 0, 700)
    const notebook = openNotebook()
    await recorder.keep(notebook)
    notebook.told()
    await clock.advance(600)
    give(recorder, 'video', 1500, 1600)
    await recorder.finish('stopped')
    expect(notebook.told()).toEqual([
      'gap video 1000-1500 camera-lost 5',
      'video 1500-1600 x1 key anew',
      'gap audio 700-1600 microphone-lost 0',
      'end stopped',
    ])
  })

  test('knows nothing of a ring before this one', async () => {
    const { recorder, ring } = begin()
    recorder.arm(ring())
    give(recorder, 'video', 0, 500)
    give(recorder, 'audio', 0, 500)
    recorder.arm(ring())
    give(recorder, 'video', 500, 1000)
    const notebook = openNotebook()
    await recorder.keep(notebook)
    await recorder.finish('stopped')
    expect(notebook.told()).toEqual(['video 500-1000 x5 key ring', 'end stopped'])
  })

  test('of a ring of which nothing is left counts from the press', async () => {
    const { recorder, ring, clock } = begin()
    recorder.arm(ring())
    give(recorder, 'video', 0, 500)
    await clock.advance(4000)
    const notebook = openNotebook()
    void recorder.keep(notebook)
    give(recorder, 'video', 5500, 5600)
    await recorder.finish('stopped')
    expect(notebook.told()).toEqual(['video 5500-5600 x1 key', 'end stopped'])
  })
})

describe('a format', () => {
  test('that says the same again is no news: the ring goes on in one', async () => {
    const { recorder, ring } = begin()
    recorder.arm(ring())
    give(recorder, 'video', 0, 500)
    recorder.format({ ...VIDEO })
    give(recorder, 'video', 500, 1000)
    const notebook = openNotebook()
    await recorder.keep(notebook)
    expect(notebook.told()).toEqual(['video 0-500 x5 key ring', 'video 500-1000 x5 key ring'])
    expect(notebook.chunks[1]?.init).toBe(notebook.chunks[0]?.init)
  })

  test('that changes while the ring runs leaves the older pictures theirs', async () => {
    const { recorder, ring } = begin()
    recorder.arm(ring())
    give(recorder, 'video', 0, 500)
    recorder.format(WIDE)
    give(recorder, 'video', 500, 1000)
    const notebook = openNotebook()
    await recorder.keep(notebook)
    expect(notebook.chunks.map(({ init }) => init)).toEqual([initSegment(VIDEO), initSegment(WIDE)])
    expect(notebook.told()).toEqual(['video 0-500 x5 key ring', 'video 500-1000 x5 key anew ring'])
  })

  test('comes before a unit that is kept', () => {
    const clock = createMockClock()
    const recorder = createRecorder({
      ...{ clock, fragmentUs: 500 * MS, frameDurUs: 100 * MS, preRecordAudio: true },
      requestKeyFrame: () => undefined,
    })
    const notebook = openNotebook()
    void recorder.keep(notebook)
    give(recorder, 'video', 1000, 2000)
    expect(notebook.told()).toEqual([])
  })
})
