/**
 * What "zeuge keys station" has made, as a station's commands read it: its key, and the cameras that are enrolled.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parsePem } from '../../../hal/keystore/file.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import type { Bytes } from '../../bytes.ts'
import { type Certificate, readDeviceCertificate } from '../../crypto/certificate.ts'
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

/** Certificates remembered by their text; a device has one. */
const CERTIFICATES_MAX = 10_000

/**
 * Finds the P-256 point of a camera's key; undefined where it is not enrolled. Looks each time, under the camera's name first: a
 * camera is enrolled by copying its certificate, and let go by taking it away, without a restart. With hundreds of
 * them, parsing each for each file would take longer than the file does.
 */
export function enrolledIn(directory: string): (device: string) => Promise<Bytes | undefined> {
  const home = join(directory, 'devices')
  const known = new Map<string, Certificate | null>()

  async function certificateIn(name: string): Promise<Certificate | undefined> {
    const pem = await readPem(join(home, name)).catch((error: unknown) => {
      if (error instanceof ZeugeError && error.code === 'KEY_MISSING') return undefined
      throw error
    })
    if (pem === undefined) return undefined
    let certificate = known.get(pem)
    if (certificate === undefined) {
      const [der] = parsePem(pem)
      const read = der && readDeviceCertificate(der)
      certificate = read?.ok === true ? read.certificate : null
      if (known.size === CERTIFICATES_MAX) known.clear()
      known.set(pem, certificate)
    }
    return certificate ?? undefined
  }

  return async (device) => {
    const own = await certificateIn(`${device}.pem`)
    if (own?.name === device) return own.publicKey
    const names = await readdir(home).catch((cause: unknown) => {
      const fault = fileFault(cause, home)
      if (fault.code === 'FILE_MISSING') return []
      throw fault
    })
    for (const name of names.filter((one) => one.endsWith('.pem'))) {
      const found = await certificateIn(name)
      if (found?.name === device) return found.publicKey
    }
    return undefined
  }
}
