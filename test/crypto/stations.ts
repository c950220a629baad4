/** A demo authority with a device and stations under it, for tests about receipts and witnesses. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enrol } from '../../hal/keystore/enrol.ts'
import {
  type Authority,
  issueSigner,
  newAuthority,
  newKeys,
  openAuthority,
} from '../../hal/keystore/issue.ts'
import type { ClosedEvent, OpenedEvent } from '../../src/crypto/event.ts'
import { makeStationKey, type StationKey } from '../../src/crypto/stationkey.ts'
import {
  type Device,
  filled,
  forgetCertificates,
  NOW_MS,
  primitives,
  readDevice,
  type SealedSegment,
} from './evidence.ts'

export interface Town {
  readonly device: Device
  readonly station: StationKey
  readonly authority: Authority
}

export async function newTown(): Promise<Town> {
  forgetCertificates()
  const dir = await mkdtemp(join(tmpdir(), 'zeuge-town-'))
  try {
    const authorityKey = join(dir, 'authority.key')
    await enrol({ dir, authorityKey, nowMs: NOW_MS })
    const rootPem = await readFile(join(dir, 'trust', 'root.pem'), 'utf8')
    const authority = await openAuthority(await readFile(authorityKey, 'utf8'), rootPem)
    return { device: await readDevice(dir), authority, station: await stationOf(authority) }
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** A station that this authority never heard of. */
export async function strangeStation(name?: string): Promise<StationKey> {
  return stationOf(await newAuthority(NOW_MS), name)
}

export async function stationOf(
  authority: Authority,
  name = 'zs-0000beef',
  seed = filled(32, 0x5e),
): Promise<StationKey> {
  const identity = await newKeys()
  const made = await issueSigner(authority, name, identity.publicKey, NOW_MS)
  const certificate = new Uint8Array(made.rawData)
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  return makeStationKey(primitives, { name, seed, certificate }, async (message) => {
    return new Uint8Array(await crypto.subtle.sign(algorithm, identity.privateKey, message))
  })
}

export const opened = ({ header, headerLeafHash }: SealedSegment): OpenedEvent => ({
  type: 'opened',
  recording: header.recording.id,
  sequence: 0,
  segment: header.segmentId,
  headerLeafHash,
})
export const closed = ({ header, size, root, file }: SealedSegment): ClosedEvent => ({
  type: 'closed',
  recording: header.recording.id,
  segment: header.segmentId,
  ...{ size, root, bytes: file.length, fileHash: null, cause: 'stopped' },
})
