/**
 * The faults a scenario may name, as data.
 */
export const FAULT_NAMES = [
  'disk.enospc',
  'disk.erofs',
  'disk.eio',
  'disk.stall',
  'camera.lost',
  'camera.frozen',
  'clock.unset',
] as const
