import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createStreamDecoder,
  encodeFormat,
  encodeLost,
  encodeUnit,
  FORMAT_BYTES_MAX,
  MESSAGE_HEADER_BYTES,
  REASON_BYTES_MAX,
  STREAM_MAGIC,
} from '../../../hal/camera/framing.ts'
import { type Bytes, concatBytes, viewOf } from '../../../src/bytes.ts'
import { type EncodedUnit, type TrackFormat, UNIT_BYTES_MAX } from '../../../src/unit.ts'
import { collect } from './real.ts'

type Message = { format: TrackFormat } | { unit: EncodedUnit } | { lost: string }

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => array.slice() as Bytes)
const video = fc.record({
  track: fc.constant('video' as const),
  codec: fc.constantFrom('avc1.42c01f', 'avc1.640028'),
  width: fc.integer({ min: 0, max: 0xffff }),
  height: fc.integer({ min: 0, max: 0xffff }),
  configuration: bytes(80),
})
const audio = fc.record({
  track: fc.constant('audio' as const),
  codec: fc.constant('mp4a.40.2'),
  sampleRate: fc.integer({ min: 0, max: 0xffff_ffff }),
  channels: fc.integer({ min: 0, max: 255 }),
  configuration: bytes(8),
})
const unit = fc.record({
  track: fc.constantFrom('video' as const, 'audio' as const),
  ptsUs: fc.maxSafeNat(),
  durUs: fc.integer({ min: 0, max: 0xffff_ffff }),
  key: fc.boolean(),
  data: bytes(300),
})
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ format: fc.oneof(video, audio) }),
  fc.record({ unit }),
  fc.record({ lost: fc.string({ maxLength: 40 }) }),
)

function encode(messages: readonly Message[]): Bytes {
  return concatBytes(
    STREAM_MAGIC,
    ...messages.map((each) => {
      if ('format' in each) return encodeFormat(each.format)
      return 'unit' in each ? encodeUnit(each.unit) : encodeLost(each.lost)
    }),
  )
}

function decode(stream: Uint8Array, pieceBytes: (at: number) => number) {
  const messages: Message[] = []
  const decoder = createStreamDecoder({
    format: (format) => messages.push({ format }),
    unit: (lent) => messages.push({ unit: { ...lent, data: lent.data.slice() } }),
    lost: (lost) => messages.push({ lost }),
  })
  let fault: string | undefined
  for (let at = 0; at < stream.length; ) {
    const end = at + pieceBytes(at)
    fault = decoder.push(stream.subarray(at, end))
    at = end
  }
  return { messages, fault, atBoundary: decoder.atBoundary() }
}

describe('the media stream of a child process', () => {
  test('gives back what was written, whatever the piece sizes', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1 }),
        (messages, sizes) => {
          const decoded = decode(encode(messages), (at) => sizes[at % sizes.length] ?? 1)
          expect(decoded).toEqual({ messages, fault: undefined, atBoundary: true })
        },
      ),
    )
  })

  test('is torn when it ends inside a message', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 3 }), fc.nat(), (messages, cut) => {
        const stream = encode(messages)
        const kept = cut % stream.length
        const decoded = decode(stream.subarray(0, kept), () => 7)
        const whole = encode(decoded.messages).length
        expect(decoded.fault).toBeUndefined()
        expect(decoded.atBoundary).toBe(kept >= STREAM_MAGIC.length && whole === kept)
      }),
    )
  })

  test('never throws and never calls for more than it was given, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const decoded = decode(concatBytes(STREAM_MAGIC, noise), () => 13)
        expect(decoded.messages.length).toBeLessThanOrEqual(noise.length / MESSAGE_HEADER_BYTES)
      }),
    )
  })

  test.each([
    ['a unit', 2, UNIT_BYTES_MAX],
    ['a format', 1, FORMAT_BYTES_MAX],
    ['a reason', 3, REASON_BYTES_MAX],
  ])('refuses %s longer than its maximum before a byte of it came', (_, kind, most) => {
    const header = new Uint8Array(MESSAGE_HEADER_BYTES)
    header[0] = kind
    viewOf(header).setUint32(4, most + 1)
    expect(decode(concatBytes(STREAM_MAGIC, header), () => 5).fault).toContain(`at most ${most}`)
    viewOf(header).setUint32(4, most)
    expect(decode(concatBytes(STREAM_MAGIC, header), () => 5).fault).toBeUndefined()
  })

  test('refuses another magic, another version and unknown kinds, and stays silent afterwards', () => {
    const good = encodeLost('gone')
    for (const wrong of [
      concatBytes(new Uint8Array(8), good),
      concatBytes(
        STREAM_MAGIC.map((byte, at) => (at === 7 ? 2 : byte)),
        good,
      ),
      concatBytes(
        STREAM_MAGIC,
        good.map((byte, at) => (at === 0 ? 9 : byte)),
        good,
      ),
    ]) {
      const sink = collect()
      const decoder = createStreamDecoder(sink)
      const fault = decoder.push(wrong)
      expect(fault).toBeTypeOf('string')
      expect(decoder.push(concatBytes(STREAM_MAGIC, good))).toBe(fault)
      expect(sink.calls).toEqual([])
    }
  })

  test('wipes a unit once it was handed over', () => {
    let kept = new Uint8Array()
    const decoder = createStreamDecoder({
      format: () => undefined,
      unit: (lent) => {
        expect([...lent.data]).toEqual([1, 2, 3])
        kept = lent.data as Bytes
      },
      lost: () => undefined,
    })
    decoder.push(STREAM_MAGIC)
    decoder.push(encodeUnit({ track: 'video', ptsUs: 1, durUs: 1, key: true, data: Uint8Array.of(1, 2, 3) }))
    expect([...kept]).toEqual([0, 0, 0])
  })

  test('cuts a long reason instead of failing over it', () => {
    const { messages, fault } = decode(concatBytes(STREAM_MAGIC, encodeLost('ä'.repeat(2000))), () => 64)
    expect(fault).toBeUndefined()
    expect(messages).toEqual([{ lost: 'ä'.repeat(REASON_BYTES_MAX / 2) }])
  })
})
