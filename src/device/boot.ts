/**
 * From power-up to the point where recording is allowed: identity, ledger, what an interruption left.
 */
import type { Hal } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import { readDeviceCertificate } from '../crypto/certificate.ts'
import { FORMAT_VERSION } from '../crypto/header.ts'
import { ZeugeError } from '../errors.ts'
import { type Creation, createCreation } from '../store/creation.ts'
import { type Ledger, openLedger } from '../store/ledger.ts'
import { RECORDINGS_DIRECTORY } from '../store/names.ts'
import { type Recovered, recover } from '../store/recover.ts'
import { layBallast, roomToStart } from '../store/space.ts'
import { type DevicePolicy, policyKindNow } from './policy.ts'
import type { Profile } from './profile.ts'

export interface BootOptions {
  readonly profile: Profile
  readonly profileHash: Bytes
  readonly policy: DevicePolicy
}

export interface Booted {
  readonly ledger: Ledger
  readonly creation: Creation
  readonly recovered: readonly Recovered[]
}

export async function boot(hal: Hal, options: BootOptions): Promise<Booted> {
  const { board, clock, disk, entropy, envelopes, keystore, primitives } = hal
  const certificates = await keystore.certificates()
  const [first] = certificates
  const read = first === undefined ? undefined : readDeviceCertificate(first)
  if (read?.ok !== true)
    throw new ZeugeError(
      'CERTIFICATE_INVALID',
      `the device certificate is not usable (${read?.detail ?? 'there is none'}); enrol the device again with "zeuge keys new"`,
    )
  const { name: device, publicKey: deviceKey } = read.certificate
  const facts = {
    version: FORMAT_VERSION,
    device,
    certificates,
    bootId: board.bootId,
    firmwareHash: board.firmwareHash,
    keyStore: keystore.kind,
    policy: { hash: options.policy.hash, kind: policyKindNow(options.policy, clock) },
    profile: { id: options.profile.id, hash: options.profileHash },
  } as const
  const parts = { board, clock, deviceKey, disk, entropy, envelopes, facts, keystore, primitives }
  await roomToStart(disk)
  const ledger = await openLedger(parts)
  await disk.makeDir(RECORDINGS_DIRECTORY)
  await disk.syncDir('')
  const recovered = await recover({ board, disk, primitives, log: hal.log }, ledger)
  const creation = createCreation(parts, ledger)
  await layBallast(disk)
  return { ledger, creation, recovered }
}
