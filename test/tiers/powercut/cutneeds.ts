/** What a disk is made of whose power can be cut. */
import type { Needs } from '../needs.ts'

export const CUT_NEEDS: Needs = {
  root: true,
  tools: ['nbdkit', 'nbdfuse', 'fusermount3', 'losetup', 'mkfs.ext4', 'mount', 'umount'],
  devices: ['/dev/fuse', '/dev/loop-control'],
  fileSystems: ['ext4'],
}
export const PACKAGES = 'nbdkit libnbd-bin fuse3 e2fsprogs eatmydata strace'
