import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAnchor } from '../../../hal/camera/anchor.ts'
import { createFragmentedReader } from '../../../hal/camera/fragmented.ts'
import { createPairing, type Picture } from '../../../hal/camera/pairing.ts'
import { concatBytes, utf8, viewOf } from '../../../src/bytes.ts'
import { unitOfAvcc } from '../../../src/media/annexb.ts'
import { parseAvcConfiguration } from '../../../src/media/sps.ts'

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const skipped = hasFfmpeg ? '' : ' (skipped: ffmpeg is not installed)'

interface Read {
  readonly samples: { data: Uint8Array; timeUs: number }[]
  readonly records: Uint8Array[]
  readonly fault: string | undefined
}
function read(pieces: Iterable<Uint8Array>): Read {
  const samples: Read['samples'] = []
  const records: Uint8Array[] = []
  let fault: string | undefined
  const reader = createFragmentedReader({
    configuration: (record) => records.push(record.slice()),
    sample: (data, timeUs) => samples.push({ data: data.slice(), timeUs }),
  })
  for (const piece of pieces) fault = reader.push(piece) ?? fault
  return { samples, records, fault }
}
function inPieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
}
function box(type: string, ...parts: Uint8Array[]): Uint8Array {
  const body = concatBytes(...parts)
  const head = new Uint8Array(8)
  viewOf(head).setUint32(0, body.length + 8)
  head.set(utf8(type), 4)
  return concatBytes(head, body)
}

describe.skipIf(!hasFfmpeg)(`a fragmented MP4 of ffmpeg${skipped}`, () => {
  let film: Uint8Array
  beforeAll(() => {
    film = execFileSync(
      'ffmpeg',
      [
        ...['-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=160x96:rate=15', '-t', '2'],
        ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-bf', '0', '-g', '10'],
        ...['-pix_fmt', 'yuv420p', '-f', 'mp4', '-video_track_timescale', '1000000'],
        ...['-movflags', '+frag_every_frame+empty_moov+default_base_moof+skip_trailer', 'pipe:1'],
      ],
      { maxBuffer: 10_000_000 },
    )
  })

  test('gives its configuration and each picture with its time', () => {
    const { samples, records, fault } = read([film])
    expect(fault).toBeUndefined()
    expect(records.map((record) => parseAvcConfiguration(record)?.lengthBytes)).toEqual([4])
    expect(samples.length).toBe(30)
    const units = samples.map(({ data }) => unitOfAvcc(data))
    expect(units.map((unit) => unit?.key)).toEqual(Array.from({ length: 30 }, (_, at) => at % 10 === 0))
    for (const [at, { timeUs }] of samples.entries())
      expect(Math.abs(timeUs - (at * 1e6) / 15)).toBeLessThanOrEqual(1)
  })
  test('is the same for any piece sizes', () => {
    const whole = read([film])
    for (const size of [1, 7, 1000, 65_537]) expect(read(inPieces(film, size))).toEqual(whole)
  })
  test('damaged at any place gives a sentence or samples, and never throws', () => {
    fc.assert(
      fc.property(fc.nat(film.length - 1), fc.integer({ min: 1, max: 255 }), (at, turn) => {
        const wrong = film.slice()
        wrong[at] = (wrong[at] ?? 0) ^ turn
        const { samples } = read([wrong])
        expect(samples.length).toBeLessThanOrEqual(30)
      }),
      { numRuns: 300 },
    )
  })
})

test.each([
  [
    'a box of four gigabytes',
    Uint8Array.of(255, 255, 255, 255, 109, 100, 97, 116),
    /box "mdat" of 4294967295/,
  ],
  ['a box smaller than its header', Uint8Array.of(0, 0, 0, 3, 109, 111, 111, 118), /of 3 bytes/],
  ['text', utf8('this is not a film at all'), /of 1952999795 bytes/],
  ['media without a header', box('mdat', utf8('x')), /media without its header/],
  ['a movie without a track', box('moov', box('mvhd')), /without one H.264 track/],
])('%s is refused by name before anything is kept', (_, bytes, says) => {
  expect(read([bytes]).fault).toMatch(says)
})
test('any bytes are read without an error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void read([bytes])))
  const boxes = fc.array(
    fc.tuple(
      fc.constantFrom('moov', 'moof', 'trak', 'traf', 'trun', 'tfhd', 'tfdt', 'mdat'),
      fc.uint8Array(),
    ),
  )
  fc.assert(
    fc.property(boxes, (list) => {
      const inner = list.map(([type, body]) => box(type, Uint8Array.from(body)))
      read([box('moov', ...inner), box('moof', box('traf', ...inner)), box('mdat', ...inner)])
    }),
  )
})

describe('an outside time line', () => {
  test('begins where the least late unit says, and always ascends', () => {
    const anchor = createAnchor()
    const arrivals: readonly (readonly [number, number])[] = [
      [0, 1_090_000],
      [33_333, 1_110_000],
      [66_667, 1_096_667],
      [100_000, 1_180_000],
    ]
    const placed = arrivals.map(([source, arrived]) => anchor.place(source, arrived))
    expect(placed).toEqual([1_090_000, 1_110_000, 1_110_001, 1_130_000])
  })
})

describe('pictures and times on two ways', () => {
  const picture = (n: number): Picture => ({ data: Uint8Array.of(n), key: false, arrivedUs: n * 10 })
  const paired = () => {
    const out: (number | undefined)[][] = []
    const pairing = createPairing(({ data }, sourceUs) => out.push([data[0], sourceUs]))
    return { pairing, out }
  }

  test('are paired in order, whichever comes first', () => {
    const { pairing, out } = paired()
    pairing.picture(picture(1))
    pairing.picture(picture(2))
    pairing.time(100)
    pairing.time(200)
    pairing.time(300)
    pairing.picture(picture(3))
    expect(out).toEqual([
      [1, 100],
      [2, 200],
      [3, 300],
    ])
  })
  test('go without times once too many pictures wait, for good', () => {
    const { pairing, out } = paired()
    for (let n = 1; n <= 6; n++) pairing.picture(picture(n))
    pairing.time(100)
    pairing.picture(picture(7))
    expect(out).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => [n, undefined]))
  })
})
