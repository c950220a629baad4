/** What these tests need of the machine, and what of it is missing here, by name. In CI a missing thing is an error. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'

export const PACKAGES = 'nbdkit libnbd-bin fuse3 e2fsprogs eatmydata strace'
const TOOLS = ['nbdkit', 'nbdfuse', 'fusermount3', 'losetup', 'mkfs.ext4', 'mount', 'umount']

/** For a disk whose power can be cut: root, and tools and kernel parts to build one of. */
export function missingForCuts(): readonly string[] {
  return inCi([
    ...(process.getuid?.() === 0 ? [] : ['root']),
    ...TOOLS.filter((tool) => !hasTool(tool)),
    ...['/dev/fuse', '/dev/loop-control'].filter((device) => !isUsable(device)),
    ...(isKnownFileSystem('ext4') ? [] : ['ext4 in the kernel']),
  ])
}

export function missingTools(...tools: readonly string[]): readonly string[] {
  return inCi(tools.filter((tool) => !hasTool(tool)))
}

/** The end of a test's name: nothing, or why it is skipped and what to do. */
export function skipReason(missing: readonly string[]): string {
  return missing.length === 0 ? '' : ` (skipped, missing: ${missing.join(', ')}; apt install ${PACKAGES})`
}

function inCi(missing: readonly string[]): readonly string[] {
  if (missing.length > 0 && process.env['ZEUGE_CI'] === '1')
    throw new Error(`CI must not skip the power cuts; missing: ${missing.join(', ')}; install ${PACKAGES}`)
  return missing
}

function hasTool(tool: string): boolean {
  // Root's tools lie in sbin, which the path of others may lack.
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` }
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
