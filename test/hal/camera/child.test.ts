import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { childScript, createChildSource, openChild } from '../../../hal/camera/child.ts'
import { encodeFormat, STREAM_MAGIC } from '../../../hal/camera/framing.ts'
import { readCounter } from '../../../hal/camera/scene/counter.ts'
import type { SceneSettings } from '../../../hal/camera/scene/settings.ts'
import { sceneCamera } from '../../../hal/camera/scene.ts'
import { TONE_FORMAT } from '../../../hal/microphone/format.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { concatBytes, hexOf } from '../../../src/bytes.ts'
import { splitAvcc } from '../../../src/media/annexb.ts'
import { parseAvcConfiguration } from '../../../src/media/sps.ts'
import type { EncodedUnit } from '../../../src/unit.ts'
import { collect, realClock, until } from './real.ts'

const SIZE = { width: 320, height: 180 }
const SETTINGS: SceneSettings = { ...SIZE, picturesPerSecond: 30, bitsPerSecond: 200_000, keyEvery: 30 }
const scene = {
  script: childScript('hal/camera/scene/child'),
  settings: SETTINGS,
  clock: realClock,
  name: 'scene camera',
}
const ffmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'zeuge-child-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A stand-in for a camera script, to misbehave on purpose. */
function script(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function isAlive(pid: number): boolean {
  try {
    // A zombie is dead; whose child it was decides when it goes away.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return false
    throw error
  }
}

function countersOf(configuration: Uint8Array, units: readonly EncodedUnit[]): number[] {
  const { sps, pps } = parseAvcConfiguration(configuration) ?? { sps: [], pps: [] }
  const nals = [...sps, ...pps, ...units.flatMap(({ data }) => splitAvcc(data) ?? [])]
  const input = concatBytes(...nals.flatMap((nal) => [Uint8Array.of(0, 0, 0, 1), nal]))
  const args = [
    '-v',
    'error',
    '-xerror',
    '-f',
    'h264',
    '-i',
    '-',
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-',
  ]
  const pixels = execFileSync('ffmpeg', args, { input, maxBuffer: 64 * 1024 * 1024 })
  const bytes = (SIZE.width * SIZE.height * 3) / 2
  return Array.from({ length: pixels.length / bytes }, (_, index) =>
    readCounter(pixels.subarray(index * bytes), SIZE),
  )
}

describe('the scene camera, a real child with a real encoder', () => {
  test.skipIf(!ffmpeg)('films without losing or doubling a picture (needs ffmpeg)', async () => {
    const camera = sceneCamera({ clock: realClock, ...SETTINGS })
    const openedUs = realClock.nowUs()
    const seen = collect()
    const session = camera.open(seen)
    await until('45 units', () => seen.units.length >= 45)
    await session.close()
    const callsWhenClosed = seen.calls.length

    expect(seen.calls.slice(0, 2)).toEqual(['format', 'unit'])
    expect(seen.formats).toMatchObject([{ track: 'video', codec: 'avc1.42c00d', ...SIZE }])
    expect(seen.units[0]?.key).toBe(true)
    expect(seen.units[0]?.ptsUs).toBeGreaterThan(openedUs)
    expect(seen.units.at(-1)?.ptsUs).toBeLessThan(realClock.nowUs())
    for (const [index, unit] of seen.units.entries())
      if (index > 0)
        expect(Math.abs(unit.ptsUs - (seen.units[index - 1]?.ptsUs ?? 0) - 33_333)).toBeLessThanOrEqual(1)

    const counters = countersOf(seen.formats[0]?.configuration ?? new Uint8Array(), seen.units)
    expect(counters).toEqual(seen.units.map((_, index) => (counters[0] ?? 0) + index))
    expect(seen.calls.length).toBe(callsWhenClosed)
    expect(seen.reasons).toEqual([])
  })

  test('gives a key picture soon after it was asked for one', async () => {
    const seen = collect()
    const session = openChild({ ...scene, settings: { ...SETTINGS, keyEvery: 100_000 } }, seen)
    await until('ten units', () => seen.units.length >= 10)
    const before = seen.units.filter((unit) => unit.key).length
    const askedAt = seen.units.length
    session.requestKeyFrame()
    await until('ten more units', () => seen.units.length >= askedAt + 10)
    await session.close()
    const keys = seen.units.flatMap((unit, index) => (unit.key ? [index] : []))
    expect(keys.length).toBe(before + 1)
    expect(keys.at(-1)).toBeGreaterThanOrEqual(askedAt)
    expect(keys.at(-1)).toBeLessThanOrEqual(askedAt + 6)
  })

  test('is reported lost once when it is killed, and can be opened again', async () => {
    const source = createChildSource(scene)
    const seen = collect()
    const session = source.open(seen)
    expect(() => source.open(collect())).toThrow('open already')
    await until('the first unit', () => seen.units.length > 0)
    process.kill(session.pid ?? 0, 'SIGKILL')
    await until('the loss', () => seen.reasons.length > 0)
    expect(seen.calls.at(-1)).toBe('lost')

    const again = collect()
    const second = source.open(again)
    await until('a unit of the second child', () => again.units.length > 0)
    await Promise.all([session.close(), second.close()])
    await source.open(again).close()
    expect(seen.reasons).toEqual(['scene camera ended by itself (SIGKILL)'])
    expect(again.reasons).toEqual([])
  })

  test('is ended by force when it falls silent', async () => {
    const clock = createMockClock()
    const seen = collect()
    const session = openChild({ ...scene, clock }, seen)
    await until('the first unit', () => seen.units.length > 0)
    process.kill(session.pid ?? 0, 'SIGSTOP')
    await clock.advance(6000)
    expect(seen.reasons).toEqual(['scene camera: no unit for 1500 ms, ended by force'])
    await session.close()
    expect(isAlive(session.pid ?? 0)).toBe(false)
  })

  test('leaves nothing behind when its parent is killed', async () => {
    const parentScript = script(
      'parent.mjs',
      `import { openChild } from '${pathToFileURL(childScript('hal/camera/child'))}'
       const clock = { nowUs: () => 0, setTimeout, clearTimeout }
       const options = { script: '${scene.script}', settings: ${JSON.stringify(SETTINGS)}, clock, name: 'x' }
       const child = openChild(options, { format() {}, unit() { console.log(child.pid) }, lost() {} })`,
    )
    const parent = spawn(process.execPath, [parentScript], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    parent.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await until('the parent to name its child', () => said.includes('\n'))
    const pid = Number(said.split('\n')[0])
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await until('the child to be gone', () => !isAlive(pid))
  })
})

describe('a child that misbehaves', () => {
  test('costs one loss with its exit code, when it ends by itself', async () => {
    const log: unknown[] = []
    const seen = collect()
    const path = script('ends.mjs', `console.error('x'.repeat(10000) + 'no lens'); process.exitCode = 3`)
    const session = openChild({ ...scene, script: path, log: (entry) => log.push(entry) }, seen)
    await until('the loss', () => seen.reasons.length > 0)
    await session.close()
    expect(seen.calls).toEqual(['lost'])
    expect(seen.reasons).toEqual(['scene camera ended by itself (exit code 3)'])
    expect(log).toMatchObject([{ level: 'warn', event: 'child.lost' }])
    expect(JSON.stringify(log)).toContain('no lens')
    expect(JSON.stringify(log).length).toBeLessThan(700)
  })

  test('is ended when it writes anything but a media stream', async () => {
    const seen = collect()
    const path = script('talks.mjs', `console.log('hello, this is not media'); setInterval(() => {}, 1000)`)
    const session = openChild({ ...scene, script: path }, seen)
    await until('the loss', () => seen.reasons.length > 0)
    await session.close()
    expect(seen.reasons).toEqual(['scene camera: not a Zeuge media stream (version 1)'])
    expect(isAlive(session.pid ?? 0)).toBe(false)
  })

  test('is killed when it ignores a polite end', async () => {
    const seen = collect()
    const up = hexOf(concatBytes(STREAM_MAGIC, encodeFormat(TONE_FORMAT)))
    const path = script(
      'stays.mjs',
      `process.on('SIGTERM', () => {})
       process.stdout.write(Buffer.from('${up}', 'hex'))
       setInterval(() => {}, 1000)`,
    )
    const session = openChild({ ...scene, script: path }, seen)
    await until('the child to be up', () => seen.formats.length > 0)
    await session.close()
    await session.close()
    expect(isAlive(session.pid ?? 0)).toBe(false)
    expect(seen.calls).toEqual(['format'])
  })

  test('is reported lost when its script cannot be found', async () => {
    const seen = collect()
    const session = openChild({ ...scene, script: join(folder, 'absent.mjs') }, seen)
    await until('the loss', () => seen.reasons.length > 0)
    await session.close()
    expect(seen.reasons).toEqual(['scene camera ended by itself (exit code 1)'])
  })
})
