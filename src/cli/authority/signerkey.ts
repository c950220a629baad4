/**
 * `zeuge keys elide` and `zeuge keys policy`: one more key that may take content out of recordings, or say
 * what cameras follow.
 */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { NoteSigner } from '../../crypto/notekey.ts'
import type { SignerList } from '../../crypto/trust.ts'
import { ZeugeError } from '../../errors.ts'
import type { CliContext } from '../context.ts'

interface SignerFlags {
  readonly out: string
  readonly name: string
  readonly trust?: string
  readonly force?: boolean
}

const HELP: Readonly<Record<SignerList, string>> = {
  elide: `
The public half stands in the output and, with --trust, in that trust file: whoever verifies with it
believes elision statements of this key.

Examples:
  zeuge keys elide --out elide.key --trust ./keys/trust/trust.json
  zeuge keys elide --out second.key --name data-protection/2026
`,
  policy: `
The public half stands in the output and, with --trust, in that trust file: a camera that has it follows
policies of this key ("zeuge policy sign"), and whoever verifies with it sees by whom they were signed.

Examples:
  zeuge keys policy --out policy.key --trust ./keys/trust/trust.json
  zeuge keys policy --out next.key --name authority/2027
`,
}
const SAYS: Readonly<Record<SignerList, string>> = {
  elide: 'a key for elision statements (Ed25519, C2SP note form)',
  policy: 'a key for policies (Ed25519, C2SP note form)',
}

export function register(keys: Command, context: CliContext): void {
  for (const list of ['elide', 'policy'] as const)
    keys
      .command(list)
      .description(SAYS[list])
      .requiredOption('--out <file>', 'key file to write')
      .option('--name <name>', 'name of the key in what it signs', list)
      .option('--trust <file>', 'trust file that is to believe it')
      .option('--force', 'replace an existing key')
      .option('--json', 'one JSON object')
      .addHelpText('after', HELP[list])
      .action(async (options: SignerFlags) => {
        const { printResult } = await import('../output.ts')
        const made = await makeSignerKey(context, list, options)
        printResult(context, { ok: true, ...made }, () => `${made.file}\n${made.publicKey}`)
      })
}

/** USAGE for an impossible name, TRUST_INVALID, FILE_EXISTS. The trust file is changed last. */
async function makeSignerKey(
  context: CliContext,
  list: SignerList,
  { out, name, trust, force }: SignerFlags,
): Promise<{ readonly file: string; readonly publicKey: string; readonly trust?: string }> {
  const { readInput, writeOutput } = await import('../files.ts')
  const { textOf } = await import('../../bytes.ts')
  const { TRUST_BYTES_MAX, withSignerKey } = await import('../../crypto/trust.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { text, publicKey } = await newSignerKey(name)
  const file = resolve(context.cwd, out)
  const write = () => writeOutput(file, text, { force: force === true, mode: 0o600 })
  if (trust === undefined) {
    await write()
    return { file, publicKey }
  }
  const path = resolve(context.cwd, trust)
  const believed = textOf(await readInput(path, TRUST_BYTES_MAX)) ?? ''
  const longer = withSignerKey(nodePrimitives, believed, path, list, publicKey)
  await write()
  await writeOutput(path, longer, { force: true })
  return { file, publicKey, trust: path }
}

/** Whoever is done with the signer wipes its seed. KEY_INVALID, and what reading may say. */
export async function readSignerKey(context: CliContext, file: string, command: string): Promise<NoteSigner> {
  const { parseSignerKey } = await import('../../crypto/notekey.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { readKeyText } = await import('../evidence/recording.ts')
  const signer = parseSignerKey(nodePrimitives, (await readKeyText(context, file)).trim())
  if (signer !== undefined) return signer
  throw new ZeugeError('KEY_INVALID', `${file}: is no signer key (PRIVATE+KEY+…) of "${command}"`)
}

/** Text of the key file, and the verifier key for the trust file. USAGE for an impossible name. */
export async function newSignerKey(
  name: string,
): Promise<{ readonly text: string; readonly publicKey: string }> {
  const { KEY_NAME } = await import('../../crypto/note.ts')
  const { formatSignerKey, formatVerifierKey, signerOf } = await import('../../crypto/notekey.ts')
  const { openNodeEntropy } = await import('../../../hal/entropy/node.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { wipe } = await import('../../bytes.ts')
  if (!KEY_NAME.test(name))
    throw new ZeugeError('USAGE', `--name ${name}: 1 to 128 plain characters without space and plus`)
  const signer = signerOf(nodePrimitives, name, openNodeEntropy().bytes(32))
  const text = `${formatSignerKey(nodePrimitives, signer)}\n`
  wipe(signer.seed)
  return { text, publicKey: formatVerifierKey(nodePrimitives, signer) }
}
