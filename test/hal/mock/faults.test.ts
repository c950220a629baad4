import { describe, expect, test } from 'vitest'
import { type Mock, type MockOptions, openMock } from '../../../hal/mock/open.ts'
import { MARK_BYTES, smallMedia } from '../../../hal/mock/small.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { equalBytes, hexOf, utf8 } from '../../../src/bytes.ts'
import { readDeviceCertificate } from '../../../src/crypto/certificate.ts'
import type { TrackFormat } from '../../../src/unit.ts'

const open = (options: Partial<MockOptions> = {}): Mock =>
  openMock({ seed: 1, primitives: nodePrimitives, media: smallMedia, ...options })

function watch({ hal }: Mock): {
  times: number[]
  keys: boolean[]
  formats: TrackFormat[]
  marks: Set<string>
} {
  const seen = {
    times: [] as number[],
    keys: [] as boolean[],
    formats: [] as TrackFormat[],
    marks: new Set<string>(),
  }
  hal.camera.open({
    format: (format) => void seen.formats.push(format),
    unit({ ptsUs, key, data }) {
      seen.times.push(ptsUs)
      seen.keys.push(key)
      seen.marks.add(hexOf(data.subarray(data.length - MARK_BYTES)))
    },
    lost: () => undefined,
  })
  return seen
}

describe('an encoder on a bad day', () => {
  test('says every unit twice', async () => {
    const mock = open()
    const { times } = watch(mock)
    mock.board.camera.repeat(true)
    await mock.board.advance(1000)
    expect(times.length).toBeGreaterThan(6)
    for (let at = 0; at < times.length; at += 2) expect(times[at]).toBe(times[at + 1])
  })
  test('lets time go back', async () => {
    const mock = open()
    const { times } = watch(mock)
    await mock.board.advance(1000)
    const before = times.at(-1) ?? 0
    mock.board.camera.back(600_000)
    await mock.board.advance(300)
    expect(times.at(-1)).toBeLessThan(before)
  })
  test('changes its size and goes on with a key picture', async () => {
    const mock = open()
    const seen = watch(mock)
    await mock.board.advance(500)
    const before = seen.keys.length
    mock.board.camera.resize()
    await mock.board.advance(500)
    expect(seen.formats.map((format) => (format.track === 'video' ? format.width : 0))).toEqual([320, 160])
    expect(seen.keys[before]).toBe(true)
  })
})

test('small media carries the mark of its seed in every unit', async () => {
  const [mock, other] = [open(), open({ seed: 2 })]
  const [seen, others] = [watch(mock), watch(other)]
  await mock.board.advance(2000)
  await other.board.advance(2000)
  expect(seen.marks.size).toBe(1)
  expect(others.marks).not.toEqual(seen.marks)
})

test('late timers come late, never early, and the same for the same seed', async () => {
  const late = async (seed: number): Promise<number[]> => {
    const { hal, board } = open({ seed })
    const at: number[] = []
    board.clock.late(50)
    for (let count = 0; count < 20; count++) hal.clock.setTimeout(() => at.push(hal.clock.nowUs()), 100)
    const dueUs = hal.clock.nowUs() + 100_000
    await board.advance(200)
    expect(Math.min(...at)).toBeGreaterThanOrEqual(dueUs)
    expect(Math.max(...at)).toBeLessThan(dueUs + 50_000)
    return at
  }
  expect(await late(1)).toEqual(await late(1))
  expect(await late(1)).not.toEqual(await late(2))
})

test('a computation goes wrong once, in one bit', () => {
  const { hal, board } = open()
  const right = nodePrimitives.sha256(utf8('a'))
  board.compute.wrongNext('hash')
  const wrong = hal.primitives.sha256(utf8('a'))
  const flipped = wrong.reduce((sum, byte, at) => sum + bitsOf(byte ^ (right[at] ?? 0)), 0)
  expect(flipped).toBe(1)
  expect(equalBytes(hal.primitives.sha256(utf8('a')), right)).toBe(true)
  expect(board.compute.wrong()).toBe(1)
})

test('a certificate that ran out is the same key under an older date', async () => {
  const { hal, board } = open()
  const read = async () => {
    const [der] = await board.until(hal.keystore.certificates())
    const result = readDeviceCertificate(der as Uint8Array<ArrayBuffer>)
    if (!result.ok) throw new Error(result.detail)
    return result.certificate
  }
  const good = await read()
  board.keystore.expire(true)
  const old = await read()
  expect(old.notAfterUs).toBeLessThan(board.clock.wallUs())
  expect(good.notAfterUs).toBeGreaterThan(board.clock.wallUs())
  expect(old.publicKey).toEqual(good.publicKey)
})

function bitsOf(byte: number): number {
  return [...byte.toString(2)].filter((bit) => bit === '1').length
}
