/** What the system says of this boot: its id, and why it or this process began. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Board, Entropy } from '../../../hal/hal.ts'
import { type Bytes, bytesOfHex } from '../../bytes.ts'

const BOOT_ID_BYTES = 16
/** linux/watchdog.h: the last reset was the watchdog's. */
const WDIOF_CARDRESET = 0x20
/** In the service's runtime directory, gone with the power: how the service ended last (`zeuge board dark`). */
export const STOPPED_FILE = 'stopped'

/** The kernel's: monotonic times of two processes of one boot are comparable. */
export async function bootIdOf(entropy: Entropy): Promise<Bytes> {
  const text = await readOr('/proc/sys/kernel/random/boot_id', '')
  return bytesOfHex(text.trim().replaceAll('-', '')) ?? entropy.bytes(BOOT_ID_BYTES)
}

/** `env`: RUNTIME_DIRECTORY as systemd sets it; outside of the service nobody knows. */
export async function resetCauseOf(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Board['resetCause']> {
  const directory = env['RUNTIME_DIRECTORY']
  if (directory === undefined) return 'unknown'
  const stopped = await readOr(join(directory, STOPPED_FILE), '')
  if (stopped.trim() === 'watchdog') return 'watchdog'
  if (stopped.trim() !== '') return 'software'
  const bootStatus = Number(await readOr('/sys/class/watchdog/watchdog0/bootstatus', '0'))
  return (bootStatus & WDIOF_CARDRESET) !== 0 ? 'watchdog' : 'power-on'
}

async function readOr(path: string, otherwise: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) return otherwise
    throw error
  }
}
