/**
 * A small segment, a larger one and the ledger that lists them, and what an attacker or a power cut does to
 * bytes: for the catalogue of docs/threats.md.
 */

import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { crc32c } from '../../src/crypto/crc32c.ts'
import { HEAD_BYTES, MAGIC, PREAMBLE_BYTES, parseHead } from '../../src/crypto/entry.ts'
import type { LedgerEvent, OpenedEvent } from '../../src/crypto/event.ts'
import { deviceKeyOf } from '../../src/crypto/identity.ts'
import { readVolume, volumeHeaderOf } from '../../src/crypto/readvolume.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { type EvidenceReport, verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { remembering } from '../../src/sim/remember.ts'
import {
  type Device,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'

export const SECTOR_BYTES = 512
export const remembered = remembering(primitives)

export interface Stage {
  readonly device: Device
  readonly segment: SealedSegment
  readonly larger: SealedSegment
  /** Lists `segment` only. */
  readonly ledger: Bytes
  verify(segments: readonly Bytes[], volume: Bytes): Promise<EvidenceReport>
}

export const pressed: LedgerEvent & { type: 'gesture' } = {
  ...{ type: 'gesture', gesture: 'display.press', effect: 'announced', why: null },
}

export function opened({ header, headerLeafHash }: SealedSegment): OpenedEvent {
  const { id, sequence } = header.recording
  return { type: 'opened', recording: id, sequence, segment: header.segmentId, headerLeafHash }
}

export async function openStage(): Promise<Stage> {
  const device = await newDevice()
  const segment = sealSegment(device)
  const larger = sealSegment(device, { id: 2, seconds: 6, payloadBytes: 700 })
  const genesis = { type: 'genesis', device: device.device } as const
  return {
    ...{ device, segment, larger },
    ledger: sealVolume(device, [genesis, opened(segment), pressed]).file,
    verify: (segments, volume) =>
      verifyEvidence(
        remembered,
        {
          segments: segments.map((bytes, at) => fileOfBytes(`${at}.zeu`, bytes)),
          volumes: [{ ...fileOfBytes('0.zlg', volume), number: 0 }],
          whole: true,
        },
        { trust: device.trust },
      ),
  }
}

/** The entries behind the magic. */
export function entriesOf(file: Uint8Array): Bytes[] {
  const entries: Bytes[] = []
  for (let from = MAGIC.length; from < file.length; ) {
    const end = from + HEAD_BYTES + (parseHead(file.subarray(from))?.bodyBytes ?? 0)
    entries.push(file.slice(from, end))
    from = end
  }
  return entries
}

/** The device key a volume names. */
export function deviceKeyIn(volume: Bytes): Bytes {
  const header = volumeHeaderOf(volume)
  const key = header && deviceKeyOf(header)
  if (key === undefined) throw new Error('no device key')
  return key
}

export const readLedger = (volume: Bytes, key: Bytes) => readVolume(remembered, volume, key)
export const fileOf = (entries: readonly Uint8Array[]): Bytes => concatBytes(MAGIC, ...entries)
export const typeOf = (entry: Uint8Array) => parseHead(entry)?.leaf.type

/** The file with one bit of the last entry's leaf changed and the preamble's sum made to fit, as an attacker would. */
export function withLastLeafBit(file: Uint8Array, byte: number, bit: number): Bytes {
  const entries = entriesOf(file)
  const changed = (entries.pop() ?? new Uint8Array(0)).slice()
  changed[PREAMBLE_BYTES + byte] = (changed[PREAMBLE_BYTES + byte] ?? 0) ^ (1 << bit)
  const sum = crc32c(changed.subarray(0, PREAMBLE_BYTES - 4), changed.subarray(PREAMBLE_BYTES, HEAD_BYTES))
  new DataView(changed.buffer).setUint32(PREAMBLE_BYTES - 4, sum)
  return fileOf([...entries, changed])
}
