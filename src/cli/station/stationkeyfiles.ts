/**
 * What "zeuge keys station" has made, as a station's commands read it: its key, and the cameras that are enrolled.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parsePem } from '../../../hal/keystore/file.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import type { Bytes } from '../../bytes.ts'
import { readDeviceCertificate } from '../../crypto/certificate.ts'
import { parseStationKey, type StationKey } from '../../crypto/stationkey.ts'
import { ZeugeError } from '../../errors.ts'
import { fileFault } from '../files.ts'
import { readPem } from '../pemfile.ts'

export async function readStationKey(directory: string): Promise<StationKey> {
  const path = join(directory, 'station.key')
  const key = parseStationKey(nodePrimitives, await readPem(path))
  if (key !== undefined) return key
  throw new ZeugeError(
    'KEY_INVALID',
    `${path} is damaged; restore it, or make another station with "zeuge keys station"`,
  )
}

/** Read each time: a camera is enrolled by copying its certificate, without a restart. */
export async function enrolledKey(directory: string, device: string): Promise<Bytes | undefined> {
  const home = join(directory, 'devices')
  const names = await readdir(home).catch((cause: unknown) => {
    const fault = fileFault(cause, home)
    if (fault.code === 'FILE_MISSING') return []
    throw fault
  })
  for (const name of names.filter((one) => one.endsWith('.pem'))) {
    const [der] = parsePem(await readPem(join(home, name)))
    const read = der && readDeviceCertificate(der)
    if (read?.ok === true && read.certificate.name === device) return read.certificate.publicKey
  }
  return undefined
}
