import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, equalBytes, hexOf } from '../../src/bytes.ts'
import { splitAnnexB, splitAvcc, unitOfAnnexB, unitOfAvcc } from '../../src/media/annexb.ts'
import { type Assembler, createAssembler } from '../../src/media/assembler.ts'
import { UNIT_BYTES_MAX } from '../../src/unit.ts'
import { drawnAnnexB, hasFfmpeg, type Material, readMaterial } from './material.ts'

const START = Uint8Array.of(0, 0, 0, 1)
const SHORT_START = Uint8Array.of(0, 0, 1)
let material: Material
let sets: Uint8Array[]

beforeAll(async () => {
  material = await readMaterial()
  const first = unitOfAnnexB(material.packets[0] ?? new Uint8Array())
  sets = [...(first?.sps === undefined ? [] : [first.sps]), ...(first?.pps ?? [])]
})

/** Everything the sink is told, in order, as text. */
function listen(): { told: string[]; assembler: Assembler } {
  const told: string[] = []
  const assembler = createAssembler({
    format: ({ codec, width, height }) => told.push(`format ${codec} ${width}x${height}`),
    emit: ({ key, data }) =>
      told.push(`${key ? 'key' : 'unit'} ${data.length} ${hexOf(data.subarray(0, 64))}`),
    dropped: (reason) => told.push(`dropped ${reason}`),
  })
  return { told, assembler }
}

function assembled(stream: Uint8Array, sizes: readonly number[]): string[] {
  const { told, assembler } = listen()
  let at = 0
  for (let turn = 0; at < stream.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    assembler.push(stream.subarray(at, at + size))
    at += size
  }
  assembler.flush()
  return told
}

describe('the assembler', () => {
  test('gives the units that another demuxer gives', () => {
    const data: Uint8Array[] = []
    const assembler = createAssembler({
      format: () => undefined,
      emit: (unit) => data.push(unit.data.slice()),
    })
    assembler.push(material.annexB)
    assembler.flush()
    const given = material.units.filter((unit) => unit.track === 'video')
    expect(data.length).toBe(given.length)
    expect(given.every((unit, index) => equalBytes(unit.data, data[index] ?? new Uint8Array()))).toBe(true)
  })

  test('gives the same for pieces of one byte and of any other size', () => {
    const stream = material.annexB.subarray(0, 60_000)
    const whole = assembled(stream, [stream.length])
    expect(whole.length).toBeGreaterThan(10)
    expect(assembled(stream, [1])).toEqual(whole)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        expect(assembled(stream, sizes)).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  test('gives the same for any piece sizes of any noise', () => {
    const noise = fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(0, 1, 3, 0x65, 0x67, 0x09, 0x41, 0x80) },
          fc.nat(255),
        ),
        {
          maxLength: 200,
        },
      )
      .map((bytes) => Uint8Array.from(bytes))
    fc.assert(
      fc.property(noise, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (bytes, sizes) => {
        const stream = concatBytes(START, ...sets.flatMap((set) => [set, START]), bytes)
        expect(assembled(stream, sizes)).toEqual(assembled(stream, [stream.length]))
      }),
      { numRuns: 500 },
    )
  })

  test('keeps the slices of one picture together and hands it over when the next one begins', () => {
    const { told, assembler } = listen()
    const slice = (type: number, firstBits: number) => Uint8Array.of(type, firstBits, 0x55)
    for (const set of sets) assembler.push(concatBytes(START, set))
    assembler.push(
      concatBytes(START, slice(0x65, 0x88), SHORT_START, slice(0x65, 0x47), START, slice(0x65, 0x23)),
    )
    expect(told).toEqual([])
    assembler.push(concatBytes(START, Uint8Array.of(0x41, 0x9a)))
    expect(told.length).toBe(2)
    expect(told[1]).toBe('key 21 000000036588550000000365475500000003652355')
    assembler.push(Uint8Array.of(0x77))
    assembler.flush()
    expect(told[2]).toBe('unit 7 00000003419a77')
  })

  test('leaves out delimiters and parameter sets, and keeps SEI with the picture it precedes', () => {
    const delimiter = Uint8Array.of(9, 0xf0)
    const sei = Uint8Array.of(6, 5, 1, 0xaa, 0x80)
    const stream = concatBytes(
      ...[
        START,
        delimiter,
        ...sets.flatMap((set) => [START, set]),
        START,
        sei,
        START,
        Uint8Array.of(0x65, 0x88),
      ],
      ...[START, delimiter, START, sei, START, Uint8Array.of(0x41, 0x9a)],
    )
    expect(assembled(stream, [stream.length]).slice(1)).toEqual([
      'key 15 000000050605' + '01aa80' + '000000026588',
      'unit 15 0000000506050' + '1aa80' + '00000002419a',
    ])
  })

  test('drops pictures before the first parameter sets, and says the format once', () => {
    const slice = concatBytes(START, Uint8Array.of(0x65, 0x88, 0x84))
    const withSets = concatBytes(...sets.flatMap((set) => [START, set]), slice)
    const told = assembled(concatBytes(slice, withSets, withSets), [7])
    expect(told.map((line) => line.split(' ')[0])).toEqual(['dropped', 'format', 'key', 'key'])
    expect(told[1]).toBe(`format ${material.video.codec} 388x300`)
  })

  test('drops a picture larger than any may be, whatever the pieces, and goes on with the next', () => {
    const slice = (bytes: number): Uint8Array =>
      concatBytes(START, Uint8Array.of(0x65, 0x88), new Uint8Array(bytes).fill(0x5a))
    const head = concatBytes(...sets.flatMap((set) => [START, set]))
    for (const bytes of [UNIT_BYTES_MAX - 5, UNIT_BYTES_MAX + 200_000]) {
      const stream = concatBytes(head, slice(bytes), slice(10))
      for (const size of [stream.length, 10_007]) {
        const told = assembled(stream, [size])
        expect(told.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
          `format ${material.video.codec}`,
          'dropped too-large',
          'key 16',
        ])
      }
    }
    const largest = concatBytes(head, slice(UNIT_BYTES_MAX - 6), slice(10))
    expect(assembled(largest, [65_536])[1]).toContain(`key ${UNIT_BYTES_MAX} `)
  })

  test('overwrites what it lent', () => {
    const lent: Uint8Array[] = []
    const assembler = createAssembler({ format: () => undefined, emit: (unit) => lent.push(unit.data) })
    assembler.push(material.annexB)
    assembler.flush()
    expect(lent.length).toBeGreaterThan(50)
    expect(lent.every((data) => data.every((byte) => byte === 0))).toBe(true)
  })

  test.skipIf(!hasFfmpeg)('reads what x264 writes: high profile, several slices (needs ffmpeg)', () => {
    const told = assembled(drawnAnnexB('322x246'), [4096])
    expect(told[0]).toMatch(/^format avc1\.64.* 322x246$/)
    expect(told.length).toBe(11)
    expect(told.filter((line) => line.startsWith('key')).length).toBe(2)
  })
})

describe('an access unit by itself', () => {
  test('is split and put together without loss', () => {
    const nal = fc.uint8Array({ minLength: 1, maxLength: 30 }).map((bytes) => bytes.map((byte) => byte | 4))
    fc.assert(
      fc.property(fc.array(fc.tuple(nal, fc.boolean()), { minLength: 1, maxLength: 8 }), (nals) => {
        const stream = concatBytes(...nals.flatMap(([bytes, short]) => [short ? SHORT_START : START, bytes]))
        expect(splitAnnexB(stream).map(hexOf)).toEqual(nals.map(([bytes]) => hexOf(bytes)))
        const lengths = concatBytes(...nals.flatMap(([bytes]) => [Uint8Array.of(0, bytes.length), bytes]))
        expect(splitAvcc(lengths, 2)?.map(hexOf)).toEqual(nals.map(([bytes]) => hexOf(bytes)))
        expect(splitAvcc(lengths.subarray(1), 2)?.length ?? 0).not.toBe(nals.length)
      }),
    )
  })

  test('is the same out of either framing, and undefined without a picture', () => {
    const slice = Uint8Array.of(0x65, 0x88, 0x84)
    const annexB = unitOfAnnexB(concatBytes(...sets.flatMap((set) => [START, set]), SHORT_START, slice))
    expect(annexB?.key).toBe(true)
    expect(hexOf(annexB?.data ?? new Uint8Array())).toBe('00000003658884')
    expect(annexB?.pps.length).toBe(sets.length - 1)
    const avcc = unitOfAvcc(Uint8Array.of(3, ...slice, 2, 9, 0xf0), 1)
    expect(hexOf(avcc?.data ?? new Uint8Array())).toBe('00000003658884')
    expect(unitOfAnnexB(concatBytes(START, Uint8Array.of(9, 0xf0)))).toBeUndefined()
    expect(unitOfAvcc(Uint8Array.of(9, 1))).toBeUndefined()
  })
})
