/**
 * File names as the Disk port takes them, checked the same way by every backend.
 *
 * Relative, '/'-separated, each part of [a-zA-Z0-9._-]; '' is the root where a directory
 * is asked for. A name outside this grammar is a bug of ours: names never come from strangers.
 */
import { assert } from '../src/errors.ts'

export const NAME_PART_CHARACTERS_MAX = 128
export const NAME_PARTS_MAX = 8

/** Most bytes one `read` may ask for: callers stream. */
export const READ_BYTES_MAX = 64 * 1024 * 1024

/** Also what `list` shows: an entry with another name is not ours. */
export function isNamePart(part: string): boolean {
  return part.length <= NAME_PART_CHARACTERS_MAX && /^[a-zA-Z0-9._-]+$/.test(part) && !/^\.{1,2}$/.test(part)
}

export function checkName(name: string): void {
  const parts = name.split('/')
  assert(
    parts.length <= NAME_PARTS_MAX && parts.every(isNamePart),
    `${JSON.stringify(name)} is not a file name: relative, at most ${NAME_PARTS_MAX} parts of [a-zA-Z0-9._-]`,
  )
}

export function checkDirectory(name: string): void {
  if (name !== '') checkName(name)
}

export function checkRange(offset: number, length: number): void {
  assert(Number.isSafeInteger(offset) && offset >= 0, `cannot read from offset ${offset}`)
  assert(
    Number.isSafeInteger(length) && length >= 0 && length <= READ_BYTES_MAX,
    `cannot read ${length} bytes at once, at most ${READ_BYTES_MAX}`,
  )
}

/** The directory a name stands in, '' for the root. */
export function parentOf(name: string): string {
  const slash = name.lastIndexOf('/')
  return slash < 0 ? '' : name.slice(0, slash)
}

const ASIDE = '.new'

/** Where `replace` writes the new content before it takes the place of the old; left behind only by a power cut. */
export function asideName(name: string): string {
  return name + ASIDE
}

export function isAside(name: string): boolean {
  return name.endsWith(ASIDE)
}
