/**
 * Every bit and every truncation point of a small segment, a small ledger and a certificate. These loops
 * take seconds: mutation testing leaves this file out.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, utf8 } from '../../src/bytes.ts'
import { checkChain, readChain } from '../../src/crypto/certificate.ts'
import { MAGIC } from '../../src/crypto/entry.ts'
import { deviceKeyOf } from '../../src/crypto/identity.ts'
import { durableBehind, wasBegun } from '../../src/crypto/ledgertail.ts'
import { volumeHeaderOf } from '../../src/crypto/readvolume.ts'
import { fileOfBytes, sourceOfBytes } from '../../src/crypto/source.ts'
import { surveySegment } from '../../src/crypto/survey.ts'
import { judge } from '../../src/crypto/verify.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { parseWitness } from '../../src/crypto/witness.ts'
import { deviceKeyIn, entriesOf, fileOf, openStage, readLedger, remembered, type Stage } from './catalogue.ts'
import { primitives, sealSegment } from './evidence.ts'

/** Seconds on an idle machine; others may be at work on it. */
const PATIENCE = { timeout: 240_000 }

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})

/** Without the certificate, which costs more than the rest. */
const verdictOf = async (bytes: Uint8Array) =>
  judge(await surveySegment(remembered, sourceOfBytes(bytes)), { ends: [] }, { state: 'trusted' }).verdict

/** End of the last byte that the last checkpoint calls durable. */
function lastDurableByte(file: Bytes): number {
  const entries = entriesOf(file)
  return fileOf(entries.slice(0, entries.length - 2)).length
}

/** As verifyledger.ts judges a volume that reads only so far. */
function isAltered(file: Bytes, size: number): boolean {
  const header = volumeHeaderOf(file)
  const durable = header === undefined ? 0 : durableBehind(remembered, header, file, deviceKeyOf(header))
  return durable > size || (size === 0 && wasBegun(file))
}

describe('a segment', PATIENCE, () => {
  test('every flipped bit is found: ALTERED below the durable mark, never COMPLETE', async () => {
    const { file } = sealSegment(stage.device, { seconds: 1 })
    expect(file.length).toBeLessThanOrEqual(4096)
    const durableBytes = lastDurableByte(file)
    for (let at = 0; at < file.length * 8; at++) {
      const byte = at >> 3
      const flip = 1 << (at & 7)
      file[byte] = (file[byte] ?? 0) ^ flip
      const verdict = await verdictOf(file)
      if (verdict === 'COMPLETE' || (byte < durableBytes && verdict !== 'ALTERED'))
        throw new Error(`bit ${at & 7} of byte ${byte}, ${durableBytes} stored safely: ${verdict}`)
      file[byte] = (file[byte] ?? 0) ^ flip
    }
  })
  test('of more than 4 KiB with any byte changed is ALTERED below the durable mark, and never COMPLETE', async () => {
    const file = stage.larger.file.slice()
    expect(file.length).toBeGreaterThan(4096)
    const durableBytes = lastDurableByte(file)
    for (let at = 0; at < file.length; at++) {
      const byte = file[at] ?? 0
      file[at] = byte ^ (1 << (at & 7))
      const verdict = await verdictOf(file)
      if (verdict === 'COMPLETE' || (at < durableBytes && verdict !== 'ALTERED' && at >= MAGIC.length))
        throw new Error(`byte ${at}, ${durableBytes} stored safely: ${verdict}`)
      file[at] = byte
    }
  })
  test('cut at every byte it is OPEN-ENDED, or NOT-SEALED within the magic', async () => {
    const { file } = sealSegment(stage.device, { seconds: 1 })
    for (let bytes = 0; bytes < file.length; bytes++) {
      const verdict = await verdictOf(file.subarray(0, bytes))
      expect(verdict, `${bytes} bytes`).toBe(bytes < MAGIC.length ? 'NOT-SEALED' : 'OPEN-ENDED')
    }
  })
})

describe('a ledger', PATIENCE, () => {
  test('with any bit flipped is shorter, and ALTERED below the durable mark', () => {
    const file = stage.ledger.slice()
    expect(file.length).toBeLessThanOrEqual(4096)
    const key = deviceKeyIn(file)
    const good = readLedger(file, key)
    const said = good?.events.map(({ event }) => event.type) ?? []
    const last = good?.marks.at(-1)?.checkpoint
    const durableEnd = fileOf(entriesOf(file).slice(0, (last?.durable ?? 0) + 1)).length
    for (let at = 0; at < file.length * 8; at++) {
      const byte = at >> 3
      const flip = 1 << (at & 7)
      file[byte] = (file[byte] ?? 0) ^ flip
      const reading = readLedger(file, key)
      const size = reading?.size ?? 0
      const types = reading?.events.map(({ event }) => event.type) ?? []
      if (size > (last?.size ?? 0) || types.join() !== said.slice(0, types.length).join())
        throw new Error(`bit ${at & 7} of byte ${byte}: ${size} entries, ${types.join()}`)
      // The search behind damage costs more: one bit of each byte.
      if (byte < durableEnd && (at & 7) === byte % 8 && !isAltered(file, size))
        throw new Error(`bit ${at & 7} of byte ${byte} of ${durableEnd} durable ones is not ALTERED`)
      file[byte] = (file[byte] ?? 0) ^ flip
    }
  })
  test('cut at any byte is never ALTERED, and ROLLED-BACK against a checkpoint that was kept', async () => {
    const { ledger: report } = await stage.verify([stage.segment.file], stage.ledger)
    const witness = parseWitness(primitives, utf8(report?.witness ?? ''), 'kept')
    const key = deviceKeyIn(stage.ledger)
    const volumeOf = (bytes: Bytes) => [{ ...fileOfBytes('0.zlg', bytes), number: 0 }]
    let sizeBefore = -1
    for (let bytes = 0; bytes < stage.ledger.length; bytes++) {
      const cut = stage.ledger.slice(0, bytes)
      const size = readLedger(cut, key)?.size ?? 0
      const isNew = size !== sizeBefore
      sizeBefore = size
      // What a reader makes of it changes only with the signed size; between two, a sample suffices.
      if (!isNew && bytes % 251 !== 0) continue
      const evidence = { segments: [], volumes: volumeOf(cut), whole: false }
      const cutReport = await verifyEvidence(remembered, evidence, {
        trust: stage.device.trust,
        witnesses: [witness],
      })
      expect(cutReport.verdict, `${bytes} bytes`).toBe(
        size < witness.checkpoint.size ? 'ROLLED-BACK' : 'COMPLETE',
      )
      expect(cutReport.ledger?.problems.some(({ verdict }) => verdict === 'ALTERED')).toBe(false)
    }
  })
})

describe('a device certificate', PATIENCE, () => {
  test('with any changed bit is refused or no longer signed, and never an error', () => {
    const { device } = stage
    const der = device.certificates[0] as Bytes
    for (let at = 0; at < der.length; at++)
      for (let bit = 1; bit < 256; bit *= 2) {
        const changed = der.slice()
        changed[at] = (changed[at] ?? 0) ^ bit
        const read = readChain([changed], device.device)
        const { roots } = device.trust
        const good =
          read.ok && checkChain(primitives, { certificate: read.certificate, roots, revoked: [] }).ok
        expect(good, `bit ${bit} of byte ${at}`).toBe(false)
      }
  })
})
