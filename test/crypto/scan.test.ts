/** Reading forward with one piece being read ahead: the same bytes as from memory, whatever is asked for. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { createScanner } from '../../src/crypto/scan.ts'
import type { ByteSource } from '../../src/crypto/source.ts'

const MIB = 1024 * 1024
const BYTES = Uint8Array.from({ length: 5 * MIB + 77 }, (_, at) => (at * 2654435761) >>> 24)

/** As a file does: reads come later, and several may be under way. Fails from `brokenAt` on. */
function fileLike(bytes: Uint8Array, brokenAt = Number.POSITIVE_INFINITY): ByteSource & { reads: number } {
  const source = {
    bytes: bytes.length,
    reads: 0,
    async readInto(target: Uint8Array, offset: number) {
      source.reads++
      await new Promise(setImmediate)
      if (offset + target.length > brokenAt) throw new Error('the medium failed')
      const part = bytes.subarray(offset, offset + target.length)
      target.set(part)
      return part.length
    },
    async read(offset: number, length: number) {
      const target = new Uint8Array(Math.min(length, bytes.length - offset))
      await source.readInto(target, offset)
      return target
    },
  }
  return source
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('any order of hashes and views gives what stands there', async () => {
  const place = fc.integer({ min: 0, max: BYTES.length })
  const ask = fc.record({ hash: fc.boolean(), at: place, length: fc.integer({ min: 1, max: 3 * MIB }) })
  const forward = fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { maxLength: 6 }), place, forward, async (asks, from, steps) => {
      const scanner = createScanner(nodePrimitives, fileLike(BYTES))
      for (const { hash, at, length } of asks) {
        const to = Math.min(BYTES.length, at + length)
        const there = BYTES.subarray(at, to)
        if (hash) expect(hex(await scanner.hash(at, to))).toBe(sha256(there))
        else expect(sha256(await scanner.bytesAt(at, length))).toBe(sha256(there))
      }
      let at = from
      for (const step of steps) {
        expect(sha256(await scanner.bytesAt(at, 160))).toBe(sha256(BYTES.subarray(at, at + 160)))
        const to = Math.min(BYTES.length, at + step)
        expect(hex(await scanner.hash(at, to))).toBe(sha256(BYTES.subarray(at, to)))
        at = to
      }
    }),
    { numRuns: 60 },
  )
})

test('a walk through a file asks for each piece once', async () => {
  const source = fileLike(BYTES)
  const scanner = createScanner(nodePrimitives, source)
  for (let at = 0; at < BYTES.length; at += 10_007) await scanner.bytesAt(at, 160)
  expect(source.reads).toBe(Math.ceil(BYTES.length / MIB))
})

test('a medium that fails ahead of what is asked for is nobody’s news, and is once it is asked for', async () => {
  const scanner = createScanner(nodePrimitives, fileLike(BYTES, 3 * MIB))
  expect(hex(await scanner.hash(0, 2 * MIB))).toBe(sha256(BYTES.subarray(0, 2 * MIB)))
  await expect(scanner.hash(2 * MIB, 4 * MIB)).rejects.toThrow('the medium failed')
})
