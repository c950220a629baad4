/** A file that is still arriving: whoever reads along, close behind or far, gets what stands there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import { createGrowing } from '../../src/fleet/growing.ts'

const BYTES = 400

test('any pieces, any start and any reads give the bytes of the file', async () => {
  const whole = Uint8Array.from({ length: BYTES }, (_, at) => (at * 7) % 251) as Bytes
  const piece = fc.integer({ min: 1, max: 60 })
  const wanted = fc.record({ offset: fc.nat(BYTES), length: fc.integer({ min: 1, max: 90 }) })
  await fc.assert(
    fc.asyncProperty(fc.nat(BYTES), fc.array(piece), fc.array(wanted), async (there, pieces, reads) => {
      const growing = createGrowing(BYTES, there, async (offset, length) =>
        whole.slice(offset, offset + length),
      )
      let at = there
      for (const length of pieces) {
        if (at === BYTES) break
        const part = whole.slice(at, at + length) as Bytes
        growing.grew(part)
        at += part.length
      }
      growing.ended()
      for (const { offset, length } of reads)
        expect(await growing.source.read(offset, length)).toEqual(
          whole.slice(offset, Math.max(offset, Math.min(offset + length, at))),
        )
    }),
  )
})
