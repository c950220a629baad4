/**
 * Keys and certificates that "zeuge keys" has made, read as text. A room of its own, so that a station loads nothing else.
 */
import { textOf } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import { readInput } from './files.ts'

const PEM_BYTES_MAX = 64 * 1024

/** KEY_MISSING with the way out where there is none. */
export async function readPem(path: string): Promise<string> {
  try {
    return textOf(await readInput(path, PEM_BYTES_MAX)) ?? ''
  } catch (cause) {
    if (!(cause instanceof ZeugeError) || cause.code !== 'FILE_MISSING') throw cause
    throw new ZeugeError(
      'KEY_MISSING',
      `${path} is missing; "zeuge keys new" and "zeuge keys station" make it`,
      { cause },
    )
  }
}
