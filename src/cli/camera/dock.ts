/**
 * The camera's way to its station: TLS keys and trust file of the data directory, and the handing over as the device
 * wants it.
 */
import { join } from 'node:path'
import type { Hal } from '../../../hal/hal.ts'
import { TLS_CERTIFICATE_NAME, TLS_KEY_NAME } from '../../../hal/keystore/enrol.ts'
import { openExchangeClient } from '../../../hal/net/client.ts'
import type { Bytes } from '../../bytes.ts'
import { type Certificate, readDeviceCertificate } from '../../crypto/certificate.ts'
import type { AskAssignment } from '../../device/assignment.ts'
import type { Offload } from '../../device/offload.ts'
import { ZeugeError } from '../../errors.ts'
import { askAssignment } from '../../fleet/assigning.ts'
import { roundOf } from '../../fleet/round.ts'
import { stationTarget } from '../../fleet/stationtarget.ts'
import type { Target } from '../../fleet/target.ts'
import { TRUST_FILE } from '../authority/demokeys.ts'
import { readTrust } from '../evidence/trustfile.ts'
import { readPem } from '../pemfile.ts'

const HOUR_MS = 3_600_000

export interface Dock {
  readonly offload: Offload
  readonly assignment: AskAssignment
  close(): Promise<void>
}

/** KEY_MISSING where the camera has no TLS key or no trust file, USAGE for an impossible address. */
export async function openDock(hal: Hal, data: string, url: string, graceHours: number): Promise<Dock> {
  const [target, trust, { name: device, publicKey: deviceKey }] = await Promise.all([
    openStationTarget(data, url),
    readTrust(join(data, TRUST_FILE)),
    identityOf(hal),
  ])
  const { clock, disk, log, primitives, board } = hal
  return {
    offload: roundOf(
      { clock, disk, log, primitives, bootId: board.bootId, deviceKey, target, trust },
      { graceMs: graceHours * HOUR_MS },
    ),
    assignment: (stop) => askAssignment({ primitives, target, trust }, device, stop),
    close: () => target.close(),
  }
}

export async function openStationTarget(data: string, url: string): Promise<Target> {
  const [root, certificate, key] = await Promise.all([
    readPem(join(data, 'trust', 'root.pem')),
    readPem(join(data, 'device', TLS_CERTIFICATE_NAME)),
    readPem(join(data, 'device', TLS_KEY_NAME)),
  ])
  return stationTarget(openExchangeClient({ url, root, certificate, key }), url)
}

export async function deviceKeyOf(hal: Pick<Hal, 'keystore'>): Promise<Bytes> {
  return (await identityOf(hal)).publicKey
}

async function identityOf({ keystore }: Pick<Hal, 'keystore'>): Promise<Certificate> {
  const [first] = await keystore.certificates()
  const read = first && readDeviceCertificate(first)
  if (read?.ok !== true)
    throw new ZeugeError(
      'CERTIFICATE_INVALID',
      'the device certificate is not usable; enrol the device again',
    )
  return read.certificate
}
