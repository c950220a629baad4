/** Reads a trust file. TRUST_INVALID, and what reading may say. */
import { nodePrimitives } from '../../hal/primitives/node.js';
import { textOf } from '../bytes.js';
import { parseTrust, TRUST_BYTES_MAX } from '../crypto/trust.js';
import { ZeugeError } from '../errors.js';
import { readInput } from './files.js';
export async function readTrust(path) {
    const text = textOf(await readInput(path, TRUST_BYTES_MAX));
    if (text === undefined)
        throw new ZeugeError('TRUST_INVALID', `${path}: is not UTF-8 text`);
    return parseTrust(nodePrimitives, text, path);
}
