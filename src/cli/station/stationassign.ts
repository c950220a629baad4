/**
 * `zeuge station assign CAMERA --wearer PSEUDONYM`: who takes the camera out; the name, if one is given, is sealed at once.
 *
 * Works beside a running station. The name goes from standard input, or the command line, into an age file for the recipients
 * of the recordings and nowhere else: not into the store, the log or what is printed.
 */
import { createReadStream } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Bytes } from '../../bytes.ts'
import type { CliContext } from '../context.ts'
import { type StoreFlags, withBook } from './stationstore.ts'

const HELP = `
The camera in the dock asks every few seconds, and keeps it until it is back in a dock. The pseudonym stands in its ledger in
the clear; never give a name there. A name given with --name-file (- for standard input) or --name is sealed at once for
KEYS/recipients or the policy's recipients: only who may open recordings reads it. --name is seen by who lists processes.

Examples:
  zeuge station assign zg-1a2b3c4d --wearer 4711 --store /srv/zeuge --keys ./station-keys
  echo "Kim Meier" | zeuge station assign zg-1a2b3c4d --wearer 4711 --name-file - --store /srv/zeuge --keys ./station-keys
  zeuge station assign --store /srv/zeuge                           who was assigned what
`
const NAME = /^[^\p{Cc}]{1,200}$/u
const NAME_FILE_BYTES_MAX = 1024
/** The length of what is sealed shows: names are padded to it. */
const NAME_PAD = 256
const SPACE = 0x20

interface AssignFlags extends StoreFlags {
  readonly keys?: string
  readonly wearer?: string
  readonly name?: string
  readonly nameFile?: string
  readonly recipients?: string
  readonly policy?: string
}

export function register(station: Command, context: CliContext): void {
  station
    .command('assign')
    .description('who takes a camera out')
    .argument('[camera]')
    .option('--store <dir>', 'the store of a station')
    .option('--keys <dir>', 'what "zeuge keys station" has made')
    .option('--wearer <pseudonym>', 'service number or the like, never a name')
    .option('--name-file <file>', 'the wearer’s name; - for standard input')
    .option('--name <name>', 'the wearer’s name')
    .option('--recipients <path>', 'who may read the name, instead of KEYS/recipients')
    .option('--policy <file>', 'take them from a policy that the trust file believes')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action((device: string | undefined, _, made: Command) => {
      const flags: Partial<AssignFlags> = made.optsWithGlobals()
      return device === undefined ? list(context, flags) : assign(context, device, flags)
    })
}

function list(context: CliContext, flags: Partial<AssignFlags>): Promise<void> {
  return withBook(context, flags, async (book) => {
    const { printResult } = await import('../output.ts')
    const { when } = await import('./stationpage.ts')
    const assignments = book
      .assignments()
      .map(({ device, wearer, name, unixUs }) => ({ device, wearer, named: name !== '', unixUs }))
    const none = context.lang === 'de' ? 'Keine Kamera ist zugewiesen.' : 'No camera is assigned.'
    printResult(context, { ok: true, assignments }, () =>
      assignments.length === 0
        ? none
        : assignments.map((one) => `${when(one.unixUs)} ${one.device} ${one.wearer}`).join('\n'),
    )
  })
}

function assign(context: CliContext, device: string, flags: Partial<AssignFlags>): Promise<void> {
  return withBook(context, flags, async (book) => {
    const { ZeugeError } = await import('../../errors.ts')
    const { printResult } = await import('../output.ts')
    const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
    const { DEVICE_ID } = await import('../../crypto/header.ts')
    const { PSEUDONYM } = await import('../../crypto/assignment.ts')
    const { makeAssignment } = await import('../../fleet/assigning.ts')
    const { enrolledIn, readStationKey } = await import('./stationkeyfiles.ts')
    const { keys, wearer = '' } = flags
    if (keys === undefined || !DEVICE_ID.test(device) || !PSEUDONYM.test(wearer))
      throw new ZeugeError(
        'USAGE',
        'assign needs a camera (zg-…), --keys DIR and --wearer: at most 32 letters, digits and . _ -',
      )
    const directory = resolve(context.cwd, keys)
    if ((await enrolledIn(directory)(device)) === undefined)
      throw new ZeugeError('FILE_MISSING', `${device} is not enrolled here (${join(directory, 'devices')})`)
    const name = await nameOf(context, flags)
    if (name !== undefined && name === wearer)
      throw new ZeugeError('USAGE', '--wearer stands in the clear: it must not be the name')
    const sealed = name === undefined ? undefined : await sealedName(context, directory, flags, name)
    const unixUs = context.now() * 1000
    const key = await readStationKey(directory)
    const assigning = { device, wearer, unixUs, ...(sealed && { name: sealed }) }
    book.assign(makeAssignment(nodePrimitives, key, assigning))
    printResult(context, { ok: true, device, wearer, named: sealed !== undefined }, () =>
      context.lang === 'de'
        ? `${device} ist ${wearer} zugewiesen${sealed ? ', der Name ist versiegelt' : ''}. Die Kamera in der Ladeschale übernimmt es in wenigen Sekunden.`
        : `${device} is assigned to ${wearer}${sealed ? ', the name is sealed' : ''}. The camera in the dock takes it in a few seconds.`,
    )
  })
}

async function nameOf(
  context: CliContext,
  { name, nameFile }: Partial<AssignFlags>,
): Promise<string | undefined> {
  const { ZeugeError } = await import('../../errors.ts')
  if (name !== undefined && nameFile !== undefined)
    throw new ZeugeError('USAGE', '--name and --name-file say the same; give one')
  const text = nameFile === undefined ? name : await textIn(context, nameFile)
  const trimmed = text?.trim()
  if (trimmed !== undefined && !NAME.test(trimmed))
    throw new ZeugeError('USAGE', 'a name is one line of 1 to 200 characters')
  return trimmed
}

async function textIn(context: CliContext, file: string): Promise<string> {
  const { ZeugeError } = await import('../../errors.ts')
  const { concatBytes, textOf } = await import('../../bytes.ts')
  const { fileFault } = await import('../files.ts')
  const path = file === '-' ? '/dev/stdin' : resolve(context.cwd, file)
  const parts: Buffer[] = []
  try {
    // A pipe has no size to look at: no more than the limit is read.
    for await (const part of createReadStream(path, { end: NAME_FILE_BYTES_MAX })) parts.push(part)
  } catch (cause) {
    throw fileFault(cause, path)
  }
  const text = textOf(concatBytes(...parts))
  if (text === undefined) throw new ZeugeError('USAGE', `${path}: is not text`)
  return text
}

/** Padded with spaces, so that its length tells nothing of it. */
async function sealedName(
  context: CliContext,
  directory: string,
  flags: Partial<AssignFlags>,
  name: string,
): Promise<Bytes> {
  const { openAgeEnvelopes } = await import('../../../hal/envelopes/age.ts')
  const { SEALED_NAME_BYTES_MAX } = await import('../../crypto/assignment.ts')
  const { utf8, wipe } = await import('../../bytes.ts')
  const { ZeugeError } = await import('../../errors.ts')
  const envelopes = openAgeEnvelopes(await recipientsOf(context, directory, flags))
  const text = utf8(name)
  const plaintext = new Uint8Array(Math.ceil(text.length / NAME_PAD) * NAME_PAD).fill(SPACE)
  plaintext.set(text)
  const sealed = await envelopes.wrap(plaintext)
  wipe(plaintext, text)
  if (sealed.length > SEALED_NAME_BYTES_MAX)
    throw new ZeugeError(
      'KEY_INVALID',
      `the name sealed for so many recipients has ${sealed.length} bytes, at most ${SEALED_NAME_BYTES_MAX}`,
    )
  return sealed
}

async function recipientsOf(
  context: CliContext,
  directory: string,
  { recipients, policy }: Partial<AssignFlags>,
): Promise<readonly string[]> {
  const { ZeugeError } = await import('../../errors.ts')
  if (policy !== undefined) {
    const { readInput } = await import('../files.ts')
    const { POLICY_BYTES_MAX, policySigner, readPolicy } = await import('../../crypto/policy.ts')
    const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
    const { readTrust } = await import('../evidence/trustfile.ts')
    const path = resolve(context.cwd, policy)
    const signed = readPolicy(await readInput(path, POLICY_BYTES_MAX))
    const trust = await readTrust(join(directory, 'trust', 'trust.json'))
    if (signed === undefined || policySigner(nodePrimitives, signed, trust.policy) === undefined)
      throw new ZeugeError('POLICY_INVALID', `${path}: is no policy that ${directory} believes`)
    return signed.policy.recipients.map(({ key }) => key)
  }
  const { parseRecipients } = await import('../../../hal/envelopes/age.ts')
  const { readRecipientFiles } = await import('../authority/demokeys.ts')
  const from = recipients === undefined ? join(directory, 'recipients') : resolve(context.cwd, recipients)
  const files = await readRecipientFiles(from)
  return files.flatMap(({ file, text }) => parseRecipients(text, file))
}
