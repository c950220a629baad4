/**
 * After a crash: brings store and catalogue together again. What was whole and not written down yet is verified and
 * written down; what was written down and is gone is an alarm; nothing is deleted but parts nobody came back for.
 */
import type { StationDisk } from '../../hal/stationdisk.ts'
import type { Book } from './book.ts'
import { DEVICES_DIRECTORY, INCOMING_DIRECTORY, QUARANTINE_DIRECTORY } from './judgeunit.ts'
import { SHA256 } from './wire.ts'

/** Parts of uploads that broke off, over all devices; the oldest names go first. */
export const PARTS_MAX = 256

export interface StrayFile {
  readonly device: string
  readonly file: string
  readonly bytes: number
  /** Number of the volume; absent for a segment. */
  readonly volume?: number
}

/** The directories a station works in, durable. */
export async function layStore(disk: StationDisk): Promise<void> {
  for (const name of [INCOMING_DIRECTORY, DEVICES_DIRECTORY, QUARANTINE_DIRECTORY]) await disk.makeDir(name)
  await disk.syncDir('')
  const parts = (await disk.list(INCOMING_DIRECTORY)).filter(({ name }) => SHA256.test(name))
  for (const { name } of parts.slice(PARTS_MAX)) await disk.remove(`${INCOMING_DIRECTORY}/${name}`)
}

/** Files under a device's directory that the catalogue does not name. */
export async function strayFiles(disk: StationDisk, book: Book): Promise<readonly StrayFile[]> {
  const known = new Set(book.units().map(({ file }) => file))
  const found: StrayFile[] = []
  for (const { name: device } of await disk.list(DEVICES_DIRECTORY)) {
    const home = `${DEVICES_DIRECTORY}/${device}`
    for (const { name, bytes } of await disk.list(`${home}/ledger`)) {
      const file = `${home}/ledger/${name}`
      if (!known.has(file)) found.push({ device, file, bytes, volume: Number.parseInt(name, 10) })
    }
    for (const { name: recording } of await disk.list(`${home}/recordings`))
      for (const { name, bytes } of await disk.list(`${home}/recordings/${recording}`)) {
        const file = `${home}/recordings/${recording}/${name}`
        if (!known.has(file)) found.push({ device, file, bytes })
      }
  }
  return found
}

/** Units that are written down and not there. */
export async function lostUnits(
  disk: StationDisk,
  book: Book,
): Promise<readonly { device: string; file: string }[]> {
  const lost: { device: string; file: string }[] = []
  for (const { device, file, bytes } of book.units())
    if ((await disk.size(file)) !== bytes) lost.push({ device, file })
  return lost
}
