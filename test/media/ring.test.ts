import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRing, type Ring, ringBytes } from '../../src/media/ring.ts'
import type { EncodedUnit, TrackFormat } from '../../src/unit.ts'

const FRAME_US = 40_000
const SOUND_US = 21_333

interface Shape {
  readonly group: number
  readonly bytes: readonly number[]
  /** How far sound lags behind on its way to the ring. */
  readonly lateUs: number
}
const shapes: fc.Arbitrary<Shape> = fc.record({
  group: fc.integer({ min: 1, max: 40 }),
  bytes: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 }),
  lateUs: fc.integer({ min: 0, max: 300_000 }),
})

/** Seconds of both tracks in order of arrival; each byte of a unit is non-zero and says which unit it is. */
function stream({ group, bytes, lateUs }: Shape, seconds: number): EncodedUnit[] {
  const units: (EncodedUnit & { arrivesUs: number })[] = []
  const lengthOf = (index: number): number => bytes[index % bytes.length] ?? 1
  for (let index = 0; index * FRAME_US < seconds * 1_000_000; index++) {
    const ptsUs = index * FRAME_US
    const data = new Uint8Array(lengthOf(index)).fill((index % 255) + 1)
    units.push({ track: 'video', ptsUs, durUs: FRAME_US, key: index % group === 0, data, arrivesUs: ptsUs })
  }
  for (let index = 0; index * SOUND_US < seconds * 1_000_000; index++) {
    const ptsUs = index * SOUND_US
    const data = new Uint8Array(lengthOf(index + 1)).fill((index % 255) + 1)
    units.push({ track: 'audio', ptsUs, durUs: SOUND_US, key: true, data, arrivesUs: ptsUs + lateUs })
  }
  return units.sort((a, b) => a.arrivesUs - b.arrivesUs)
}

function drained(ring: Ring): EncodedUnit[] {
  const units: EncodedUnit[] = []
  for (let unit = ring.shift(); unit !== undefined; unit = ring.shift())
    units.push({ ...unit, data: unit.data.slice() })
  return units
}

const nameOf = ({ track, ptsUs, data }: EncodedUnit): string => `${track} ${ptsUs} ${data.length} ${data[0]}`

describe('the pre-record ring', () => {
  test('holds no unit older than the limit, starts on a key unit and is at most one group shorter', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 200, max: 4000 }), (shape, limitMs) => {
        const limitUs = limitMs * 1000
        const ring = createRing({ bytes: 200_000, limitUs })
        const units = stream(shape, 6)
        let newestUs = 0
        for (const unit of units) {
          ring.push(unit)
          newestUs = Math.max(newestUs, unit.ptsUs)
          if (ring.firstUs !== undefined) expect(newestUs - ring.firstUs).toBeLessThanOrEqual(limitUs)
        }
        const held = drained(ring)
        expect(held.every((unit) => newestUs - unit.ptsUs <= limitUs)).toBe(true)
        const groupUs = shape.group * FRAME_US
        if (limitUs >= groupUs) {
          expect(held[0]).toMatchObject({ track: 'video', key: true })
          expect(newestUs - (held[0]?.ptsUs ?? 0)).toBeGreaterThan(limitUs - groupUs)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('hands over every unit since its first exactly once, in time order, picture and sound', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const ring = createRing({ bytes: 60_000, limitUs: 2_000_000 })
        const units = stream(shape, 5)
        for (const unit of units) ring.push(unit)
        const fromUs = ring.firstUs ?? Infinity
        const expected = units.filter((unit) => unit.ptsUs >= fromUs)
        const held = drained(ring)
        expect(held.map((unit) => unit.ptsUs)).toEqual(held.map((unit) => unit.ptsUs).sort((a, b) => a - b))
        expect(held.map(nameOf).sort()).toEqual(expected.map(nameOf).sort())
        expect(ring.units).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('overwrites what it evicts and what it handed over', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 500, max: 8000 }), (shape, bytes) => {
        const ring = createRing({ bytes, limitUs: 1_500_000 })
        const first = stream(shape, 4)
        for (const unit of first) ring.push(unit)
        // A view of the slab itself: shift lends one.
        const lent = ring.shift()
        if (lent === undefined) return
        const slab = new Uint8Array(lent.data.buffer)
        expect(slab.filter((byte) => byte !== 0).length).toBe(ring.bytes)
        ring.shift()
        expect(slab.filter((byte) => byte !== 0).length).toBe(ring.bytes)
        expect(lent.data.every((byte) => byte === 0) || slab.length < 1).toBe(true)
        ring.wipe()
        expect(slab.every((byte) => byte === 0)).toBe(true)
        for (const unit of first) ring.push(unit)
        expect(slab.filter((byte) => byte !== 0).length).toBe(ring.bytes)
        drained(ring)
        expect(slab.every((byte) => byte === 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('gives whole, gapless groups of pictures however small the slab is', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 300, max: 20_000 }), (shape, bytes) => {
        const ring = createRing({ bytes, limitUs: 60_000_000 })
        const units = stream(shape, 4)
        for (const unit of units) ring.push(unit)
        const held = drained(ring).filter((unit) => unit.track === 'video')
        const fromUs = held[0]?.ptsUs ?? Infinity
        const given = units.filter((unit) => unit.track === 'video' && unit.ptsUs >= fromUs)
        expect(held[0]?.key ?? true).toBe(true)
        expect(held.map(nameOf)).toEqual(given.slice(0, held.length).map(nameOf))
      }),
      { numRuns: 100 },
    )
  })

  test('forgets by the clock when nothing comes any more', () => {
    const ring = createRing({ bytes: 100_000, limitUs: 2_000_000 })
    for (const unit of stream({ group: 25, bytes: [50], lateUs: 0 }, 3)) ring.push(unit)
    expect(ring.units).toBeGreaterThan(0)
    ring.expire(ring.firstUs === undefined ? 0 : ring.firstUs + 2_000_000)
    expect(ring.firstUs).toBe(1_000_000)
    ring.expire(10_000_000)
    expect(ring.units).toBe(0)
    expect(ring.spanUs).toBe(0)
  })

  test('takes nothing before a key unit, no sound before the picture, and counts what it had to drop', () => {
    const ring = createRing({ bytes: 1000, limitUs: 2_000_000 })
    const unit = (track: 'video' | 'audio', ptsUs: number, key: boolean, bytes = 10): EncodedUnit => {
      return { track, ptsUs, durUs: 1, key, data: new Uint8Array(bytes).fill(7) }
    }
    expect(ring.push(unit('audio', 0, true))).toBe(false)
    expect(ring.push(unit('video', 1, false))).toBe(false)
    expect(ring.drops).toBe(0)
    expect(ring.push(unit('video', 10, true))).toBe(true)
    expect(ring.push(unit('audio', 9, true))).toBe(false)
    expect(ring.push(unit('audio', 10, true))).toBe(true)
    expect(ring.push(unit('video', 20, false, 1001))).toBe(false)
    expect(ring.drops).toBe(1)
    // Its picture is missing: the rest of the group cannot be decoded.
    expect(ring.push(unit('video', 30, false))).toBe(false)
    expect(ring.push(unit('video', 40, true))).toBe(true)
    // Another time line: what was held is gone.
    expect(ring.push(unit('video', 5, true))).toBe(true)
    expect(ring.firstUs).toBe(5)
    expect(ring.units).toBe(1)
  })

  test('remembers the format each unit is in', () => {
    const ring = createRing({ bytes: 1000, limitUs: 2_000_000 })
    const format = (width: number): TrackFormat => {
      return { track: 'video', codec: 'avc1.42c01e', width, height: 2, configuration: new Uint8Array() }
    }
    for (const [index, width] of [320, 640].entries()) {
      ring.format(format(width))
      ring.push({ track: 'video', ptsUs: index, durUs: 1, key: true, data: Uint8Array.of(1) })
    }
    expect(ring.shift()?.format).toEqual(format(320))
    expect(ring.shift()?.format).toEqual(format(640))
  })

  test('refuses units once it is handed over, and takes them again after wiping', () => {
    const ring = createRing({ bytes: 1000, limitUs: 2_000_000 })
    const unit: EncodedUnit = { track: 'video', ptsUs: 0, durUs: 1, key: true, data: Uint8Array.of(1) }
    ring.push(unit)
    ring.shift()
    expect(() => ring.push({ ...unit, ptsUs: 1 })).toThrow('handed over')
    ring.wipe()
    expect(ring.push(unit)).toBe(true)
  })

  test('needs limit times bit rate and a quarter', () => {
    expect(ringBytes(30_000, 8_000_000)).toBe(37_500_000)
  })
})
