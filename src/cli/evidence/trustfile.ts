/** Reads a trust file. TRUST_INVALID, and what reading may say. */
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { textOf } from '../../bytes.ts'
import { parseTrust, TRUST_BYTES_MAX, type Trust } from '../../crypto/trust.ts'
import { ZeugeError } from '../../errors.ts'
import { readInput } from '../files.ts'

export async function readTrust(path: string): Promise<Trust> {
  const text = textOf(await readInput(path, TRUST_BYTES_MAX))
  if (text === undefined) throw new ZeugeError('TRUST_INVALID', `${path}: is not UTF-8 text`)
  return parseTrust(nodePrimitives, text, path)
}
