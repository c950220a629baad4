import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concatBytes, equalBytes } from '../../src/bytes.ts'
import { createFragmenter, type Fragment } from '../../src/media/fragment.ts'
import { parseFragment } from '../../src/media/moof.ts'
import type { EncodedUnit, Track } from '../../src/unit.ts'
import { fragmentsOf } from './material.ts'

const tracks = fc.constantFrom<Track>('video', 'audio')
const timings = fc.array(
  fc.record({
    // Mostly steady, now and then a hole or a burst.
    stepUs: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(33_333, 33_334) },
      fc.integer({ min: 1, max: 3_000_000 }),
    ),
    durUs: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(33_333, 33_334) }, fc.nat(500_000)),
    key: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
    bytes: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 1, maxLength: 120 },
)

function unitsOf(
  track: Track,
  timing: { stepUs: number; durUs: number; key: boolean; bytes: number }[],
): EncodedUnit[] {
  let ptsUs = 5_000_000
  return timing.map(({ stepUs, durUs, key, bytes }, index) => {
    ptsUs += stepUs
    const data = new Uint8Array(bytes).fill(index + 1)
    return { track, ptsUs, durUs, key: track === 'audio' || key || index === 0, data }
  })
}

function steady(count: number, group: number, bytes = 20): EncodedUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const ptsUs = Math.round((index * 1_000_000) / 30)
    const durUs = Math.round(((index + 1) * 1_000_000) / 30) - ptsUs
    return {
      track: 'video',
      ptsUs,
      durUs,
      key: index % group === 0,
      data: new Uint8Array(bytes + index).fill(1),
    }
  })
}

const spans = (fragments: readonly Fragment[]): number[] =>
  fragments.map(({ durUs }) => Math.round(durUs / 1000))

describe('the fragmenter', () => {
  test('gives back every unit, its time and its kind, for any timing', () => {
    fc.assert(
      fc.property(tracks, timings, (track, timing) => {
        const units = unitsOf(track, timing)
        const baseUs = units[0]?.ptsUs ?? 0
        const fragments = fragmentsOf(units)
        const parsed = fragments.map((fragment) => parseFragment(fragment.bytes))
        expect(parsed.every((one) => one?.track === track)).toBe(true)
        expect(parsed.map((one) => one?.sequence)).toEqual(fragments.map(({ sequence }) => sequence))
        expect(parsed.map((one) => one?.samples.length)).toEqual(fragments.map((fragment) => fragment.units))
        expect(
          equalBytes(
            concatBytes(...parsed.map((one) => one?.payload ?? new Uint8Array())),
            concatBytes(...units.map(({ data }) => data)),
          ),
        ).toBe(true)
        const samples = parsed.flatMap((one) => one?.samples ?? [])
        expect(samples.map(({ ptsUs, bytes, key }) => ({ ptsUs: ptsUs + baseUs, bytes, key }))).toEqual(
          units.map(({ ptsUs, data, key }) => ({ ptsUs, bytes: data.length, key })),
        )
        expect(fragments.map(({ syncFirst }) => syncFirst)).toEqual(parsed.map((one) => one?.samples[0]?.key))
      }),
    )
  })

  test('never exceeds its limit by more than half a unit, nor the first one at all, unless one unit does', () => {
    fc.assert(
      fc.property(tracks, timings, (track, timing) => {
        for (const [index, fragment] of fragmentsOf(unitsOf(track, timing)).entries()) {
          if (fragment.units === 1) continue
          expect(fragment.durUs).toBeLessThanOrEqual(index === 0 ? 250_000 : 1_250_000)
        }
      }),
    )
  })

  test('cuts where the limit is reached, whether or not a key unit comes', () => {
    expect(spans(fragmentsOf(steady(100, 1000)))).toEqual([233, 1000, 1000, 1000, 100])
  })

  test('comes into step with the key units, so that fragments can be played alone', () => {
    const fragments = fragmentsOf(steady(120, 30))
    expect(spans(fragments)).toEqual([233, 767, 1000, 1000, 1000])
    expect(fragments.map(({ syncFirst }) => syncFirst)).toEqual([true, false, true, true, true])
  })

  test('does not stretch over a hole', () => {
    const units = steady(60, 60).map((unit, index) =>
      index < 20 ? unit : { ...unit, ptsUs: unit.ptsUs + 5_000_000 },
    )
    const fragments = fragmentsOf(units)
    expect(fragments.every(({ durUs }) => durUs <= 1_000_000)).toBe(true)
    expect(fragments.some(({ fromUs }) => fromUs === units[20]?.ptsUs)).toBe(true)
  })

  test('gives the fragment with the unit that completes it, not with the one after', () => {
    const fragmenter = createFragmenter({
      track: 'video',
      fragmentUs: 1_000_000,
      firstFragmentUs: 250_000,
      baseUs: 0,
    })
    const given = steady(8, 100).map((unit) => fragmenter.push(unit)?.units)
    expect(given).toEqual([...Array(6).fill(undefined), 7, undefined])
  })

  test('refuses and counts units whose time does not go forward or lies before the base', () => {
    const fragmenter = createFragmenter({
      track: 'video',
      fragmentUs: 1_000_000,
      firstFragmentUs: 250_000,
      baseUs: 100,
    })
    const unit = (ptsUs: number, bytes = 1): EncodedUnit => ({
      track: 'video',
      ptsUs,
      durUs: 1,
      key: true,
      data: new Uint8Array(bytes),
    })
    for (const refused of [unit(99), unit(100.5), unit(200, 0)]) fragmenter.push(refused)
    fragmenter.push(unit(100))
    fragmenter.push(unit(100))
    expect(fragmenter.refused).toBe(4)
    expect(fragmenter.flush()?.units).toBe(1)
    expect(fragmenter.flush()).toBeUndefined()
  })

  test('forgets what is left when it is wiped', () => {
    const fragmenter = createFragmenter({
      track: 'video',
      fragmentUs: 1_000_000,
      firstFragmentUs: 250_000,
      baseUs: 0,
    })
    for (const unit of steady(3, 30)) fragmenter.push(unit)
    fragmenter.wipe()
    expect(fragmenter.flush()).toBeUndefined()
  })

  test('adds little: below 1 % of a thin stream', () => {
    const units = steady(300, 30, 1500)
    const bytes = units.reduce((sum, { data }) => sum + data.length, 0)
    const overhead = fragmentsOf(units).reduce((sum, fragment) => sum + fragment.bytes.length, 0) - bytes
    expect(overhead / bytes).toBeLessThan(0.01)
  })
})
