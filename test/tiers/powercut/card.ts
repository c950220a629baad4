/** What the card proves once the power is back, read by the product's own verifier as a stranger would. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFileKeyStore } from '../../../hal/keystore/file.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import type { Bytes } from '../../../src/bytes.ts'
import { TRUST_FILE } from '../../../src/cli/authority/demokeys.ts'
import { findEvidence } from '../../../src/cli/evidence/evidence.ts'
import { readTrust } from '../../../src/cli/evidence/trustfile.ts'
import { readDeviceCertificate } from '../../../src/crypto/certificate.ts'
import type { LedgerEvent } from '../../../src/crypto/event.ts'
import { readVolume } from '../../../src/crypto/readvolume.ts'
import type { SegmentReport } from '../../../src/crypto/segmentreport.ts'
import { type EvidenceReport, verifyEvidence } from '../../../src/crypto/verifyevidence.ts'
import { LEDGER_DIRECTORY } from '../../../src/store/names.ts'

export interface Card {
  readonly evidence: EvidenceReport
  /** All that is signed in the ledger, in order. */
  readonly events: readonly LedgerEvent[]
}

export async function readCard(data: string): Promise<Card> {
  const trust = await readTrust(join(data, TRUST_FILE))
  const evidence = await verifyEvidence(nodePrimitives, await findEvidence(data), { trust })
  const key = await deviceKeyOf(data)
  const directory = join(data, LEDGER_DIRECTORY)
  const volumes = readdirSync(directory).sort()
  const events = volumes.flatMap((name) => {
    const volume = readVolume(nodePrimitives, new Uint8Array(readFileSync(join(directory, name))), key)
    return volume?.events.map(({ event }) => event) ?? []
  })
  return { evidence, events }
}

export function segmentsOf({ evidence }: Card, recording: string): readonly SegmentReport[] {
  return evidence.segments.filter((segment) => segment.recording === recording)
}

/** Ids of all recordings that are there, in hexadecimal. */
export function recordingsOf({ evidence }: Card): ReadonlySet<string> {
  return new Set(evidence.segments.flatMap(({ recording }) => recording ?? []))
}

async function deviceKeyOf(data: string): Promise<Bytes> {
  const store = await openFileKeyStore(join(data, 'device'))
  const [der] = await store.certificates()
  const read = der === undefined ? undefined : readDeviceCertificate(der)
  if (!read?.ok) throw new Error('the device certificate did not survive')
  return read.certificate.publicKey
}
