/** While it records, and from one recording to the next that is linked to it: not one unit is lost or doubled. */
import { describe, expect, test } from 'vitest'
import type { RecordingEnd } from '../../src/store/recordingparts.ts'
import type { Track } from '../../src/unit.ts'
import { END, MS, openNotebook } from './notebook.ts'
import { begin, give, PLACE, TAIL_MS } from './recorderbench.ts'

describe('while recording', () => {
  function record() {
    const all = begin()
    const notebook = openNotebook()
    void all.recorder.keep(notebook)
    give(all.recorder, 'video', 1000, 1200)
    give(all.recorder, 'audio', 1000, 1200)
    return { ...all, notebook }
  }

  test('places, what holds, loss and muting reach the recording', async () => {
    const { recorder, notebook, clock } = record()
    notebook.told()
    await clock.advance(200)
    recorder.metadata(PLACE, 1150 * MS)
    recorder.state(PLACE)
    recorder.lost('video')
    recorder.mute(true, 1200 * MS)
    await clock.advance(100)
    await recorder.finish('stopped')
    expect(notebook.told()).toEqual([
      'metadata 1150-1150 x1 key',
      'metadata 1200-1200 x1 key',
      'audio 1000-1200 x4 key',
      'gap video 1200-1300 camera-lost 1',
      'gap audio 1200-1300 muted 0',
      'end stopped',
    ])
  })

  test('the end lets go: units are dropped, and a second end is none', async () => {
    const { recorder, notebook } = record()
    expect(await recorder.finish('stopped')).toEqual(END)
    notebook.told()
    give(recorder, 'video', 1500, 2000)
    recorder.metadata(PLACE, 1600 * MS)
    recorder.state(PLACE)
    recorder.lost('video')
    recorder.mute(true, 1600 * MS)
    expect(await recorder.finish('stopped')).toEqual({
      ...{ segments: 0, chunks: 0, gaps: 0, bytes: 0, failed: false },
    })
    expect(notebook.told()).toEqual([])
  })

  test('a ring that is disarmed is no end of it', () => {
    const { recorder, notebook } = record()
    notebook.told()
    recorder.disarm()
    give(recorder, 'video', 1200, 2000)
    expect(notebook.told()).not.toEqual([])
  })
})

describe('a link', () => {
  /** Both tracks until 1200 ms, then a link. */
  function linked(tracks: readonly Track[] = ['video', 'audio']) {
    const all = begin()
    const [first, second] = [openNotebook(), openNotebook()]
    const ends: RecordingEnd[] = []
    const begun: number[] = []
    void all.recorder.keep(first)
    for (const track of tracks) give(all.recorder, track, 1000, 1200)
    all.asked.splice(0)
    all.recorder.link('maximum-length', (ended) => {
      begun.push(all.clock.nowUs() / MS)
      void ended.then((end) => ends.push(end))
      return second
    })
    first.told()
    return { ...all, first, second, ends, begun }
  }

  test('asks for a key picture and waits for it', () => {
    const { recorder, asked, first, second, begun } = linked()
    expect(asked).toEqual([1000])
    give(recorder, 'video', 1200, 1500)
    give(recorder, 'audio', 1200, 1500)
    expect(begun).toEqual([])
    expect(first.told()).not.toEqual([])
    expect(second.told()).toEqual([])
  })

  test('is nothing where no recording runs', () => {
    const { recorder, asked, ring } = begin()
    recorder.arm(ring())
    recorder.link('maximum-length', () => openNotebook())
    expect(asked).toEqual([])
  })

  test('with its key picture begins the next; sound from before it still goes into the former', async () => {
    const { recorder, first, second, ends, begun, clock } = linked()
    give(recorder, 'video', 1200, 1700)
    expect(begun).toEqual([1000])
    give(recorder, 'audio', 1200, 1500)
    await clock.advance(0)
    expect(ends, 'more may come').toEqual([])
    give(recorder, 'audio', 1500, 1550)
    await clock.advance(0)
    expect(ends).toEqual([END])
    expect(first.told()).toEqual([
      'audio 1000-1250 x5 key',
      'video 1200-1500 x3 delta',
      'audio 1250-1500 x5 key',
      'end maximum-length',
    ])
    await recorder.finish('stopped')
    expect(second.told()).toEqual(['video 1500-1700 x2 key', 'audio 1500-1550 x1 key', 'end stopped'])
  })

  test('waits for sound no longer than half a second, and then says what is missing of it', async () => {
    const { recorder, first, ends, clock } = linked()
    give(recorder, 'video', 1200, 1600)
    await clock.advance(TAIL_MS - 1)
    expect(ends).toEqual([])
    await clock.advance(1)
    expect(ends).toEqual([END])
    expect(first.told()).toEqual([
      'video 1200-1500 x3 delta',
      'audio 1000-1200 x4 key',
      'gap audio 1200-1500 microphone-lost 0',
      'end maximum-length',
    ])
    expect(clock.waiting()).toBe(0)
  })

  test('waits for nothing where only pictures are kept', async () => {
    const { recorder, first, ends, clock } = linked(['video'])
    give(recorder, 'video', 1200, 1600)
    await clock.advance(0)
    expect(ends).toEqual([END])
    expect(clock.waiting()).toBe(0)
    expect(first.told()).toEqual(['video 1200-1500 x3 delta', 'end maximum-length'])
  })

  test('does not wait for a microphone that is lost', async () => {
    const { recorder, ends, clock, first, second } = linked()
    give(recorder, 'video', 1200, 1600)
    await clock.advance(0)
    expect(ends).toEqual([])
    recorder.lost('audio')
    await clock.advance(0)
    expect(ends).toEqual([END])
    expect(first.told()).toContain('gap audio 1200-1500 microphone-lost 0')
    await recorder.finish('stopped')
    expect(second.told()).toEqual(['video 1500-1600 x1 key', 'end stopped'])
  })

  test('stays muted from its first moment, and the next says so of its own time', async () => {
    const { recorder, second, clock } = linked()
    recorder.mute(true, 1100 * MS)
    give(recorder, 'video', 1200, 1600)
    give(recorder, 'audio', 1200, 1600)
    await clock.advance(800)
    await recorder.finish('stopped')
    expect(second.told()).toEqual(['video 1500-1600 x1 key', 'gap audio 1500-1800 muted 0', 'end stopped'])
  })

  test('has its places where they belong: before the link in the former, since then in the next', () => {
    const { recorder, first, second } = linked()
    give(recorder, 'video', 1200, 1600)
    first.told()
    recorder.metadata(PLACE, 1499 * MS)
    recorder.metadata(PLACE, 1500 * MS)
    expect(first.told()).toEqual(['metadata 1499-1499 x1 key'])
    expect(second.told()).toEqual(['metadata 1500-1500 x1 key'])
  })

  test('knows of each track that it was kept until the link: what is missing since is a hole of the next', async () => {
    const { recorder, second, clock } = linked()
    give(recorder, 'video', 1200, 1600)
    give(recorder, 'audio', 1900, 1950)
    await clock.advance(1000)
    await recorder.finish('stopped')
    expect(second.told()).toEqual([
      'gap audio 1500-1900 microphone-lost 0',
      'video 1500-1600 x1 key',
      'audio 1900-1950 x1 key anew',
      'end stopped',
    ])
  })

  test('before the recording has a picture waits for one of its own', () => {
    const { recorder } = begin()
    const [first, second] = [openNotebook(), openNotebook()]
    void recorder.keep(first)
    recorder.link('stopped', () => second)
    give(recorder, 'video', 1000, 1500)
    expect(first.told()).not.toEqual([])
    give(recorder, 'video', 1500, 2100)
    expect(second.told()).toEqual(['video 1500-1700 x2 key', 'video 1700-2000 x3 delta'])
  })

  test('that follows at once ends the tail of the one before', async () => {
    const { recorder, first, second, ends, clock } = linked()
    give(recorder, 'video', 1200, 1600)
    const third = openNotebook()
    recorder.link('maximum-length', () => third)
    give(recorder, 'video', 1600, 2100)
    await clock.advance(0)
    expect(ends).toEqual([END])
    expect(first.told()).toContain('end maximum-length')
    expect(second.told()).toEqual([
      'video 1500-1700 x2 key',
      'video 1700-2000 x3 delta',
      'gap audio 1500-2000 microphone-lost 0',
      'end maximum-length',
    ])
    await recorder.finish('stopped')
    expect(third.told()).toEqual(['video 2000-2100 x1 key', 'end stopped'])
  })

  test('is forgotten where the recording ends before it, and the tail ends with it', async () => {
    const before = linked()
    await before.recorder.finish('stopped')
    void before.recorder.keep(before.first)
    give(before.recorder, 'video', 2000, 3000)
    expect(before.begun).toEqual([])
    const after = linked()
    give(after.recorder, 'video', 1200, 1600)
    await after.recorder.finish('stopped')
    await after.clock.advance(0)
    expect(after.ends).toEqual([END])
    expect(after.clock.waiting()).toBe(0)
  })
})
