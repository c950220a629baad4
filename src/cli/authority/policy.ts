/**
 * `zeuge policy`: what a camera follows and whom it seals for, in one file that the authority signs.
 *
 *   profile, recipients, validity ─ sign ─► policy.yaml ─► the camera's device/policy.yaml
 *
 * A policy is signed whole or not at all: an unsound profile, recipients of two kinds or fewer than two are
 * refused before the key is read. docs/format.md, "Policy".
 */
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Policy, PolicyRecipient, SignedPolicy } from '../../crypto/policy.ts'
import { ZeugeError } from '../../errors.ts'
import { type CliContext, say, type Wording } from '../context.ts'

const HELP = `
A camera follows device/policy.yaml of its data directory where a policy key of its trust/trust.json signed it.
Without one it follows --profile, and its evidence says that nobody signed that.

Examples:
  zeuge keys new --out ./keys
  zeuge policy sign --profile ordnungsamt-nrw --recipients ./keys/recipients --key ./keys/policy.key \\
      --until 2027-12-31 --out ./keys/device/policy.yaml
  zeuge policy check ./keys/device/policy.yaml --trust ./keys/trust/trust.json
  zeuge policy show ./keys/device/policy.yaml
`
const DAY = /^\d{4}-\d\d-\d\d$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

interface SignFlags {
  readonly profile: string
  readonly recipients: readonly string[]
  readonly key: string
  readonly from?: string
  readonly until: string
  readonly accept?: readonly string[]
  readonly out: string
  readonly force?: boolean
}

export function register(program: Command, context: CliContext): void {
  const command = program
    .command('policy')
    .description('sign and check what cameras follow and whom they seal for')
    .addHelpText('after', HELP)
  command
    .command('sign')
    .description('put a profile and recipients into one signed file')
    .requiredOption('--profile <id or file>', 'the rules')
    .requiredOption(
      '--recipients <paths...>',
      'files with age recipients, or directories of them; at least two keys',
    )
    .requiredOption('--key <file>', 'policy key of "zeuge keys policy" or "zeuge keys new"')
    .requiredOption('--until <date>', 'last day (or moment, 2027-12-31T12:00:00Z) of its validity, UTC')
    .option('--from <date>', 'first day or moment (default: now)')
    .option('--accept <values...>', 'accept these unconfirmed values of the profile by name')
    .requiredOption('--out <file>', 'file to write: device/policy.yaml of a data directory')
    .option('--force', 'replace an existing file')
    .option('--json', 'one JSON object')
    .action((flags: SignFlags) => sign(context, flags))
  command
    .command('show')
    .description('show what a policy says')
    .argument('<file>')
    .option('--json', 'one JSON object')
    .action((file: string) => show(context, file))
  command
    .command('check')
    .description(
      'check a policy as a camera would; exit 3 where it would not be followed, 1 where its time is not now',
    )
    .argument('<file>')
    .requiredOption('--trust <file>', 'trust file that names policy keys')
    .option('--json', 'one JSON object')
    .action((file: string, { trust }: { trust: string }) => check(context, file, trust))
}

async function sign(context: CliContext, flags: SignFlags): Promise<void> {
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { hexOf, wipe } = await import('../../bytes.ts')
  const { writeOutput } = await import('../files.ts')
  const { readSignerKey } = await import('./signerkey.ts')
  const { signPolicy } = await import('../../crypto/policy.ts')
  const policy = await policyOf(context, flags)
  const signer = await readSignerKey(context, flags.key, 'zeuge keys policy')
  const bytes = signPolicy(nodePrimitives, policy, signer)
  wipe(signer.seed)
  const file = resolve(context.cwd, flags.out)
  await refuseUnreadable(bytes, file)
  await writeOutput(file, bytes, { force: flags.force === true })
  const { printResult } = await import('../output.ts')
  const sha256 = hexOf(nodePrimitives.sha256(bytes))
  printResult(
    context,
    { ok: true, file, sha256, by: signer.name, ...factsOf(policy) },
    () => `${file}\nSHA-256 ${sha256}`,
  )
}

/** PROFILE_…, RECIPIENTS_…, KEY_INVALID, USAGE for dates. */
async function policyOf(context: CliContext, flags: SignFlags): Promise<Policy> {
  const { loadProfile } = await import('./profiles.ts')
  const { openAgeEnvelopes } = await import('../../../hal/envelopes/age.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { equalBytes, utf8 } = await import('../../bytes.ts')
  const { valuesWith } = await import('../../device/profile.ts')
  const loaded = await loadProfile(context, flags.profile, flags.accept)
  const { text, path, hash } = loaded
  if (
    !text.endsWith('\n') ||
    !equalBytes(nodePrimitives.sha256(utf8(text)), hash) ||
    /[^\P{Cc}\n]/u.test(text)
  )
    throw new ZeugeError(
      'PROFILE_INVALID',
      `${path}: a policy holds its profile byte for byte, so it must be plain UTF-8 with LF line ends and end with one`,
    )
  const recipients = await recipientsOf(context, flags.recipients)
  openAgeEnvelopes(recipients.map(({ key }) => key))
  const nowUs = Math.floor(context.now() / 1000) * 1_000_000
  const fromUs = flags.from === undefined ? nowUs : momentOf(flags.from, '--from', '00:00:00')
  const untilUs = momentOf(flags.until, '--until', '23:59:59')
  if (untilUs < fromUs) throw new ZeugeError('USAGE', `--until ${flags.until}: lies before --from`)
  const accepted = valuesWith(loaded.profile, 'unconfirmed')
  return { issuedUs: nowUs, fromUs, untilUs, recipients, accepted, profileText: text }
}

function momentOf(text: string, option: string, time: string): number {
  const whole = DAY.test(text) ? `${text}T${time}Z` : text
  const ms = TIME.test(whole) ? Date.parse(whole) : Number.NaN
  if (Number.isNaN(ms))
    throw new ZeugeError(
      'USAGE',
      `${option} ${text}: give a day (2027-12-31) or a moment (2027-12-31T12:00:00Z)`,
    )
  return ms * 1000
}

/** By the names of their files; a file with several keys counts them. */
async function recipientsOf(
  context: CliContext,
  given: readonly string[],
): Promise<readonly PolicyRecipient[]> {
  const { parseRecipients } = await import('../../../hal/envelopes/age.ts')
  const { RECIPIENT_NAME } = await import('../../crypto/policy.ts')
  const { readRecipientFiles } = await import('./demokeys.ts')
  const found: PolicyRecipient[] = []
  for (const path of given)
    for (const { file, text } of await readRecipientFiles(resolve(context.cwd, path))) {
      const name = basename(file).replace(/\.txt$/, '')
      if (!RECIPIENT_NAME.test(name))
        throw new ZeugeError(
          'KEY_INVALID',
          `${file}: its name names the recipient; use lower-case letters, digits and "-"`,
        )
      const keys = parseRecipients(text, file)
      keys.forEach((key, at) => {
        found.push({ name: keys.length === 1 ? name : `${name}-${at + 1}`, key })
      })
    }
  const twice = found.find(({ name }, at) => found.findIndex((other) => other.name === name) !== at)
  if (twice !== undefined)
    throw new ZeugeError(
      'KEY_INVALID',
      `two recipients are called ${twice.name}; give each file a name of its own`,
    )
  return found
}

/** What was made must be what a camera reads. */
async function refuseUnreadable(bytes: Uint8Array, file: string): Promise<void> {
  const { POLICY_BYTES_MAX, readPolicy } = await import('../../crypto/policy.ts')
  if (readPolicy(bytes) !== undefined) return
  throw new ZeugeError(
    'POLICY_INVALID',
    `${file}: would have ${bytes.length} bytes, at most ${POLICY_BYTES_MAX} are allowed; shorten the profile or name fewer recipients`,
  )
}

async function show(context: CliContext, given: string): Promise<void> {
  const { printResult, table } = await import('../output.ts')
  const { policy, note } = await readPolicyFile(context, given)
  const { profileIn } = await import('./rules.ts')
  const { profile } = profileIn(policy, given)
  const facts = { ...factsOf(policy), by: note.name, profile: profile.id, version: profile.version }
  printResult(context, { ok: true, ...facts }, () =>
    table([
      [say(context, WORDS.by), note.name],
      [say(context, WORDS.issued), facts.issued],
      [say(context, WORDS.valid), `${facts.from} – ${facts.until}`],
      [say(context, WORDS.profile), `${profile.name} (${profile.id} ${profile.version})`],
      ...(policy.accepted.length === 0 ? [] : [[say(context, WORDS.accepted), policy.accepted.join(', ')]]),
      ...policy.recipients.map(({ name, key }) => [
        say(context, WORDS.recipient),
        `${name}: ${key.slice(0, 20)}…`,
      ]),
    ]),
  )
}

async function check(context: CliContext, given: string, trustFile: string): Promise<void> {
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { holdsAt, policySigner } = await import('../../crypto/policy.ts')
  const { openAgeEnvelopes } = await import('../../../hal/envelopes/age.ts')
  const { profileIn } = await import('./rules.ts')
  const { readTrust } = await import('../evidence/trustfile.ts')
  const { printResult } = await import('../output.ts')
  const signed = await readPolicyFile(context, given)
  const { policy, note } = signed
  const signer = policySigner(
    nodePrimitives,
    signed,
    (await readTrust(resolve(context.cwd, trustFile))).policy,
  )
  if (signer === undefined)
    throw new ZeugeError(
      'POLICY_INVALID',
      `${given}: is signed by ${note.name}, whom ${trustFile} does not let do so`,
    )
  openAgeEnvelopes(policy.recipients.map(({ key }) => key))
  const { profile } = profileIn(policy, given)
  const now = holdsAt(policy, context.now() * 1000)
  const facts = factsOf(policy)
  printResult(context, { ok: now, by: signer.name, profile: profile.id, ...facts }, () => {
    const words = say(context, now ? WORDS.good : WORDS.expired)
    return `${given}: ${words} (${signer.name}, ${profile.id}, ${facts.from} – ${facts.until})`
  })
  if (!now) context.setExit(1)
}

async function readPolicyFile(context: CliContext, given: string): Promise<SignedPolicy> {
  const { readInput } = await import('../files.ts')
  const { POLICY_BYTES_MAX, readPolicy } = await import('../../crypto/policy.ts')
  const signed = readPolicy(await readInput(resolve(context.cwd, given), POLICY_BYTES_MAX))
  if (signed !== undefined) return signed
  throw new ZeugeError('POLICY_INVALID', `${given}: is no policy as "zeuge policy sign" makes it`)
}

function factsOf({ issuedUs, fromUs, untilUs, recipients, accepted }: Policy) {
  const [issued, from, until] = [issuedUs, fromUs, untilUs].map((us) =>
    new Date(us / 1000).toISOString(),
  ) as [string, string, string]
  return { issued, from, until, recipients, accepted }
}

const WORDS = {
  by: { de: 'unterschrieben von', en: 'signed by' },
  issued: { de: 'unterschrieben am', en: 'signed on' },
  valid: { de: 'gültig', en: 'valid' },
  profile: { de: 'Profil', en: 'profile' },
  accepted: { de: 'unbestätigt angenommen', en: 'unconfirmed, accepted' },
  recipient: { de: 'Empfänger', en: 'recipient' },
  good: { de: 'in Ordnung', en: 'good' },
  expired: {
    de: 'gilt jetzt nicht; eine Kamera folgt ihr und kennzeichnet, was entsteht',
    en: 'does not hold now; a camera follows it and marks what it makes',
  },
} as const satisfies Readonly<Record<string, Wording>>
