/** What a tier needs of the machine, and what of it is missing here, by name. In CI a missing thing is an error. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'

export interface Needs {
  readonly root?: boolean
  readonly tools?: readonly string[]
  readonly devices?: readonly string[]
  readonly fileSystems?: readonly string[]
}

/** Root's tools lie in sbin, which the path of others may lack. */
export const PATH_OF_ROOT = `${process.env['PATH']}:/usr/sbin:/sbin`

export function missing({
  root = false,
  tools = [],
  devices = [],
  fileSystems = [],
}: Needs): readonly string[] {
  const lacking = [
    ...(root && process.getuid?.() !== 0 ? ['root'] : []),
    ...tools.filter((tool) => !hasTool(tool)),
    ...devices.filter((device) => !isUsable(device)),
    ...fileSystems.filter((name) => !isKnownFileSystem(name)).map((name) => `${name} in the kernel`),
  ]
  if (lacking.length > 0 && process.env['ZEUGE_CI'] === '1')
    throw new Error(`CI must not skip this tier; missing: ${lacking.join(', ')}`)
  return lacking
}

/** The end of a test's name: nothing, or why it is skipped and what to do. */
export function skipReason(lacking: readonly string[], packages: string): string {
  return lacking.length === 0 ? '' : ` (skipped, missing: ${lacking.join(', ')}; apt install ${packages})`
}

function hasTool(tool: string): boolean {
  const env = { ...process.env, PATH: PATH_OF_ROOT }
  return spawnSync('sh', ['-c', `command -v ${tool}`], { env }).status === 0
}

function isUsable(device: string): boolean {
  try {
    accessSync(device, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

function isKnownFileSystem(name: string): boolean {
  const known = (): boolean => readFileSync('/proc/filesystems', 'utf8').includes(`\t${name}\n`)
  return known() || (spawnSync('modprobe', [name]).status === 0 && known())
}
