/** A report on a small good segment, for tests of how reports look. */
import { fileOfBytes } from '../../src/crypto/source.ts'
import { type EvidenceReport, verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { type Device, newDevice, primitives, sealSegment } from '../crypto/evidence.ts'

const made: Device = await newDevice()

export const device = (): Device => made

export function evidenceReport(file = '000000.zeu'): Promise<EvidenceReport> {
  const segments = [fileOfBytes(file, sealSegment(made).file)]
  return verifyEvidence(primitives, { segments, whole: true }, { trust: made.trust })
}
