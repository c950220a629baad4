/**
 * `zeuge keys elide --out FILE`: one more key that may take content out of recordings.
 */
import { resolve } from 'node:path';
import { ZeugeError } from '../errors.js';
export const ELIDE_NAME = 'elide';
const HELP = `
The public half stands in the output and, with --trust, in that trust file: whoever verifies with it
believes elision statements of this key.

Examples:
  zeuge keys elide --out elide.key --trust ./keys/trust/trust.json
  zeuge keys elide --out second.key --name data-protection/2026
`;
export function register(keys, context) {
    keys
        .command('elide')
        .description('a key for elision statements (Ed25519, C2SP note form)')
        .requiredOption('--out <file>', 'key file to write')
        .option('--name <name>', 'name of the key in statements', ELIDE_NAME)
        .option('--trust <file>', 'trust file that is to believe it')
        .option('--force', 'replace an existing key')
        .option('--json', 'one JSON object')
        .addHelpText('after', HELP)
        .action(async (options) => {
        const { printResult } = await import('./output.js');
        const made = await makeElideKey(context, options);
        printResult(context, { ok: true, ...made }, () => `${made.file}\n${made.publicKey}`);
    });
}
/** USAGE for an impossible name, TRUST_INVALID, FILE_EXISTS. The trust file is changed last. */
async function makeElideKey(context, { out, name, trust, force }) {
    const { readInput, writeOutput } = await import('./files.js');
    const { textOf } = await import('../bytes.js');
    const { TRUST_BYTES_MAX, withElideKey } = await import('../crypto/trust.js');
    const { nodePrimitives } = await import('../../hal/primitives/node.js');
    const { text, publicKey } = await newElideKey(name);
    const file = resolve(context.cwd, out);
    const write = () => writeOutput(file, text, { force: force === true, mode: 0o600 });
    if (trust === undefined) {
        await write();
        return { file, publicKey };
    }
    const path = resolve(context.cwd, trust);
    const believed = textOf(await readInput(path, TRUST_BYTES_MAX)) ?? '';
    const longer = withElideKey(nodePrimitives, believed, path, publicKey);
    await write();
    await writeOutput(path, longer, { force: true });
    return { file, publicKey, trust: path };
}
/** Text of the key file, and the verifier key for the trust file. USAGE for an impossible name. */
export async function newElideKey(name) {
    const { KEY_NAME } = await import('../crypto/note.js');
    const { formatSignerKey, formatVerifierKey, signerOf } = await import('../crypto/notekey.js');
    const { openNodeEntropy } = await import('../../hal/entropy/node.js');
    const { nodePrimitives } = await import('../../hal/primitives/node.js');
    const { wipe } = await import('../bytes.js');
    if (!KEY_NAME.test(name))
        throw new ZeugeError('USAGE', `--name ${name}: 1 to 128 plain characters without space and plus`);
    const signer = signerOf(nodePrimitives, name, openNodeEntropy().bytes(32));
    const text = `${formatSignerKey(nodePrimitives, signer)}\n`;
    wipe(signer.seed);
    return { text, publicKey: formatVerifierKey(nodePrimitives, signer) };
}
