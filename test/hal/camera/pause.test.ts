import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { childScript, openChild } from '../../../hal/camera/child.ts'
import { createGate } from '../../../hal/camera/gate.ts'
import type { SceneSettings } from '../../../hal/camera/scene/settings.ts'
import { openTape, parseTape } from '../../../hal/camera/tape.ts'
import { toneMicrophone } from '../../../hal/microphone/tone.ts'
import { openMock } from '../../../hal/mock/open.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { equalBytes } from '../../../src/bytes.ts'
import type { EncodedUnit, Track } from '../../../src/unit.ts'
import { collect, realClock, until } from './real.ts'

const SETTINGS: SceneSettings = {
  width: 320,
  height: 180,
  picturesPerSecond: 30,
  bitsPerSecond: 200_000,
  keyEvery: 100_000,
}
const scene = {
  script: childScript('hal/camera/scene/child'),
  settings: SETTINGS,
  clock: realClock,
  name: 'scene camera',
}
const tape = parseTape(readFileSync(new URL('../../../tapes/scene.tape', import.meta.url)))

const placeOf = (track: Track, atUs: number): string => `${track} ${atUs}`
const recorded = new Map(
  [...tape.video, ...tape.audio].map(({ unit }) => [placeOf(unit.track, unit.ptsUs), unit.data]),
)

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

function ascends(units: readonly EncodedUnit[]): boolean {
  return units.every(({ ptsUs }, index) => index === 0 || ptsUs > (units[index - 1]?.ptsUs ?? 0))
}

describe('the gate of a source', () => {
  test('is shut while paused, and opens with a key unit', () => {
    const step = fc.oneof(fc.record({ pause: fc.boolean() }), fc.record({ key: fc.boolean() }))
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const gate = createGate()
        let paused = false
        let broken = false
        for (const now of steps) {
          if ('pause' in now) {
            expect(gate.pause(now.pause)).toBe(now.pause !== paused)
            paused = now.pause
            if (paused) broken = true
          } else {
            if (now.key && !paused) broken = false
            expect(gate.passes(now)).toBe(!broken)
          }
        }
      }),
    )
  })
})

describe('a paused child', () => {
  test('gives nothing, and a key picture soon after it shall go on', async () => {
    const seen = collect()
    const session = openChild(scene, seen)
    await until('ten units', () => seen.units.length >= 10)
    session.pause(true)
    session.pause(true)
    const before = seen.units.length
    await pass(300)
    expect(seen.units.length).toBe(before)
    const resumedUs = realClock.nowUs()
    session.pause(false)
    await until('the next unit', () => seen.units.length > before)
    const first = seen.units[before]
    expect(first?.key).toBe(true)
    // When it was filmed, not when this loaded machine looked.
    expect((first?.ptsUs ?? 0) - resumedUs).toBeLessThan(150_000)
    await until('ten more units', () => seen.units.length >= before + 10)
    await session.close()
    expect(seen.units.filter(({ key }) => key).length).toBe(2)
    expect(ascends(seen.units)).toBe(true)
    expect(seen.formats.length).toBe(1)
    expect(seen.reasons).toEqual([])
  })

  test('that is paused before its first unit starts with a format and a key picture', async () => {
    const seen = collect()
    const session = openChild(scene, seen)
    session.pause(true)
    await until('the format', () => seen.formats.length > 0)
    await pass(100)
    expect(seen.units).toEqual([])
    session.pause(false)
    await until('a unit', () => seen.units.length > 0)
    await session.close()
    expect(seen.units[0]?.key).toBe(true)
  })

  test('that does not obey is not heard either, and not before a key unit afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zeuge-pause-'))
    const script = join(folder, 'deaf.mjs')
    writeFileSync(
      script,
      `import { encodeFormat, encodeUnit, STREAM_MAGIC } from '${pathToFileURL(childScript('hal/camera/framing'))}'
       const configuration = new Uint8Array([1])
       process.stdout.write(STREAM_MAGIC)
       process.stdout.write(encodeFormat({ track: 'video', codec: 'avc1', width: 2, height: 2, configuration }))
       let ptsUs = 0
       setInterval(() => {
         const unit = { track: 'video', ptsUs, durUs: 1, key: ptsUs % 20 === 0, data: new Uint8Array(1) }
         process.stdout.write(encodeUnit(unit))
         ptsUs++
       }, 5)
       process.stdin.on('end', () => process.exit(0)).resume()`,
    )
    const seen = collect()
    const session = openChild({ ...scene, script }, seen)
    await until('25 units', () => seen.units.length >= 25)
    session.pause(true)
    const before = seen.units.length
    await pass(100)
    expect(seen.units.length).toBe(before)
    session.pause(false)
    await until('five more units', () => seen.units.length >= before + 5)
    await session.close()
    rmSync(folder, { recursive: true })
    expect(seen.units[before]?.key).toBe(true)
  })

  test('is reported lost once when it is killed', async () => {
    const seen = collect()
    const session = openChild(scene, seen)
    await until('the first unit', () => seen.units.length > 0)
    session.pause(true)
    process.kill(session.pid ?? 0, 'SIGKILL')
    await until('the loss', () => seen.reasons.length > 0)
    session.pause(false)
    await session.close()
    expect(seen.reasons).toEqual(['scene camera ended by itself (SIGKILL)'])
    expect(seen.calls.at(-1)).toBe('lost')
  })

  test('is not blamed for its silence, but for staying silent afterwards', async () => {
    const clock = createMockClock()
    const seen = collect()
    const session = openChild({ ...scene, clock }, seen)
    await until('the first unit', () => seen.units.length > 0)
    session.pause(true)
    process.kill(session.pid ?? 0, 'SIGSTOP')
    expect(clock.waiting()).toBe(0)
    await clock.advance(60_000)
    expect(seen.reasons).toEqual([])
    session.pause(false)
    await clock.advance(1500)
    expect(seen.reasons).toEqual([])
    await clock.advance(500)
    expect(seen.reasons).toEqual(['scene camera: no unit for 1500 ms, ended by force'])
    await session.close()
  })

  test('with sound is silent too, and goes on', async () => {
    const heard = collect()
    const session = toneMicrophone({ clock: realClock }).open(heard)
    await until('ten frames', () => heard.units.length >= 10)
    session.pause?.(true)
    const before = heard.units.length
    await pass(150)
    expect(heard.units.length).toBe(before)
    session.pause?.(false)
    await until('ten more frames', () => heard.units.length >= before + 10)
    await session.close()
    expect(ascends(heard.units)).toBe(true)
    expect((heard.units[before]?.ptsUs ?? 0) - (heard.units[before - 1]?.ptsUs ?? 0)).toBeGreaterThan(100_000)
  })
})

describe('a paused tape', () => {
  test('gives no unit twice, however short the pause', async () => {
    const clock = createMockClock()
    const seen = collect(() => {
      session.pause?.(true)
      session.pause?.(false)
    })
    const session = openTape(tape, clock, { skips: true }).camera.open(seen)
    await clock.advance(500)
    await session.close()
    expect(seen.units.every(({ key }) => key)).toBe(true)
    expect(seen.units.length).toBe(8)
    expect(ascends(seen.units)).toBe(true)
  })

  test.each([true, false])('stands still and goes on at the present (skips: %s)', async (skips) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 8 }), async (waitsMs) => {
        const clock = createMockClock()
        const { camera, microphone } = openTape(tape, clock, { skips })
        const startUs = clock.nowUs()
        const seen = collect()
        const heard = collect()
        const picture = camera.open(seen)
        const sound = microphone?.open(heard)
        for (const [index, waitMs] of waitsMs.entries()) {
          await clock.advance(waitMs)
          const before = seen.units.length
          picture.pause?.(index % 2 === 0)
          sound?.pause?.(index % 2 === 0)
          if (index % 2 === 0) {
            expect(clock.waiting()).toBe(0)
            await clock.advance(777)
            expect(seen.units.length).toBe(before)
          } else {
            const resumedUs = clock.nowUs()
            await clock.advance(skips ? 150 : 1000 + 67)
            expect(seen.units[before]?.key).toBe(true)
            expect(seen.units[before]?.ptsUs).toBeGreaterThanOrEqual(resumedUs)
          }
        }
        await Promise.all([picture.close(), sound?.close()])
        expect(ascends(seen.units) && ascends(heard.units)).toBe(true)
        // A skip moves the picture on the tape; all else is what the tape has at that time.
        for (const unit of skips ? heard.units : [...seen.units, ...heard.units]) {
          const there = recorded.get(placeOf(unit.track, (unit.ptsUs - startUs) % tape.durUs))
          if (there === undefined || !equalBytes(there, unit.data)) expect(unit).toBe('on the tape')
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('the cable of a paused camera', () => {
  test('can be pulled: the loss is told once, and the next session is not paused', async () => {
    const { hal, board } = openMock({ seed: 3, primitives: nodePrimitives })
    const seen = collect()
    const session = hal.camera.open(seen)
    await board.advance(200)
    session.pause?.(true)
    const before = seen.calls.length
    await board.advance(10_000)
    board.camera.fail()
    session.pause?.(false)
    await board.advance(1000)
    expect(seen.calls.slice(before)).toEqual(['lost'])
    board.camera.return()
    const again = collect()
    hal.camera.open(again)
    await board.advance(200)
    expect(again.calls.slice(0, 2)).toEqual(['format', 'unit'])
  })
})
