/**
 * `zeuge keys new --out DIR`: everything an authority needs to begin with one camera.
 *
 *   authority.key             root's private key: offline, in a safe
 *   elide.key                 signs elision statements: with whoever decides on redaction and deletion
 *   policy.key                signs what cameras follow (zeuge policy sign): with whoever answers for it
 *   evidence-unit.txt         age identity that opens recordings        escrow.txt  the second one
 *   recipients/*.txt          their public halves, for the camera       trust/      root.pem, trust.json
 *   device/                   identity.key, certificate.pem, tls.key, tls.pem, counter: for the camera
 */
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { type CliContext, say, type Wording } from '../context.ts'
import { register as registerSignerKeys } from './signerkey.ts'
import { register as registerStationKeys } from './stationkeys.ts'

const HELP = `
Secrets are readable by their owner only. Keep authority.key and the two identities apart from the camera:
copy only device/, recipients/ and trust/ to its data directory.

Examples:
  zeuge keys new --out ./keys
  zeuge keys new --out ./keys --hybrid        recipients that withstand quantum computers (opens with age 1.3)
`

export function register(program: Command, context: CliContext): void {
  const keys = program.command('keys').description('make keys')
  registerSignerKeys(keys, context)
  registerStationKeys(keys, context)
  keys
    .command('new')
    .description('authority, evidence unit, escrow and one device')
    .requiredOption('--out <dir>', 'directory to make')
    .option('--hybrid', 'hybrid recipients (ML-KEM-768 with X25519)')
    .option(
      '--force',
      'replace keys that are there; recordings sealed for them can then not be opened any more',
    )
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (options: { out: string; hybrid?: boolean; force?: boolean }) => {
      const { printResult, table } = await import('../output.ts')
      const directory = resolve(context.cwd, options.out)
      const made = await makeKeys(directory, { ...options, nowMs: context.now() })
      printResult(context, { ok: true, ...made }, () => {
        const rows = made.files.map((file) => [file, say(context, PURPOSES[file] ?? NONE)])
        return `${made.device} · ${made.directory}\n${table(rows)}\n\n${say(context, ADVICE)}`
      })
    })
}

export interface MadeKeys {
  readonly device: string
  readonly directory: string
  /** Relative to the directory. */
  readonly files: readonly string[]
}

/** FILE_EXISTS where the directory holds something and `force` is not given. */
export async function makeKeys(
  directory: string,
  options: { readonly hybrid?: boolean; readonly force?: boolean; readonly nowMs: number },
): Promise<MadeKeys> {
  const { newAgeKey } = await import('../../../hal/envelopes/age.ts')
  const { enrol } = await import('../../../hal/keystore/enrol.ts')
  const { formatTrust } = await import('../../crypto/trust.ts')
  const { newSignerKey } = await import('./signerkey.ts')
  const { fileFault, writeOutput } = await import('../files.ts')
  await refuseUsed(directory, options.force === true)
  try {
    const secret = { force: true, mode: 0o600 }
    for (const name of ['evidence-unit', 'escrow']) {
      const { identity, recipient } = await newAgeKey(options.hybrid === true ? 'mlkem768x25519' : 'x25519')
      await writeOutput(join(directory, `${name}.txt`), `# public key: ${recipient}\n${identity}\n`, secret)
      const comment = `# ${name}\n`
      await writeOutput(join(directory, 'recipients', `${name}.txt`), `${comment}${recipient}\n`, {
        force: true,
      })
    }
    const [elide, policy] = [await newSignerKey('elide'), await newSignerKey('policy')]
    await writeOutput(join(directory, 'elide.key'), elide.text, secret)
    await writeOutput(join(directory, 'policy.key'), policy.text, secret)
    const authorityKey = join(directory, 'authority.key')
    const enrolment = await enrol({ dir: directory, authorityKey, nowMs: options.nowMs })
    await writeOutput(
      join(directory, 'trust', 'trust.json'),
      formatTrust([enrolment.rootPem], { elide: [elide.publicKey], policy: [policy.publicKey] }),
      {
        force: true,
      },
    )
    return { device: enrolment.device, directory, files: Object.keys(PURPOSES) }
  } catch (cause) {
    throw fileFault(cause, directory)
  }
}

async function refuseUsed(directory: string, force: boolean): Promise<void> {
  const { exists, fileFault } = await import('../files.ts')
  const { ZeugeError } = await import('../../errors.ts')
  if (force || !(await exists(directory))) return
  const names = await readdir(directory).catch((cause: unknown) => {
    throw fileFault(cause, directory)
  })
  if (names.length > 0)
    throw new ZeugeError('FILE_EXISTS', `${directory}: is not empty; its keys are replaced only with --force`)
}

const NONE: Wording = { de: '', en: '' }
const ADVICE: Wording = {
  de: 'authority.key offline verwahren, die beiden Identitäten getrennt; auf die Kamera kommen nur device/, recipients/ und trust/.',
  en: 'Keep authority.key offline and the two identities apart; only device/, recipients/ and trust/ go to the camera.',
}
const PURPOSES: Readonly<Record<string, Wording>> = {
  'authority.key': { de: 'geheim: Schlüssel der Behörde', en: 'secret: the authority’s key' },
  'elide.key': { de: 'geheim: unterschreibt Schwärzungen', en: 'secret: signs elision statements' },
  'policy.key': {
    de: 'geheim: unterschreibt die Regeln der Kameras',
    en: 'secret: signs what cameras follow',
  },
  'evidence-unit.txt': {
    de: 'geheim: öffnet Aufnahmen (Beweisstelle)',
    en: 'secret: opens recordings (evidence unit)',
  },
  'escrow.txt': { de: 'geheim: öffnet Aufnahmen (Hinterlegung)', en: 'secret: opens recordings (escrow)' },
  'recipients/evidence-unit.txt': { de: 'öffentlich: für die Kamera', en: 'public: for the camera' },
  'recipients/escrow.txt': { de: 'öffentlich: für die Kamera', en: 'public: for the camera' },
  'device/identity.key': { de: 'geheim: Schlüssel der Kamera', en: 'secret: the camera’s key' },
  'device/certificate.pem': {
    de: 'öffentlich: Zertifikat der Kamera',
    en: 'public: the camera’s certificate',
  },
  'device/tls.key': { de: 'geheim: Verbindung zur Station', en: 'secret: connection to the station' },
  'device/tls.pem': { de: 'öffentlich: Zertifikat dafür', en: 'public: certificate for it' },
  'device/counter': { de: 'Zähler der Epochen', en: 'counter of epochs' },
  'trust/root.pem': { de: 'öffentlich: Wurzelzertifikat', en: 'public: root certificate' },
  'trust/trust.json': { de: 'öffentlich: für „verify --trust“', en: 'public: for "verify --trust"' },
}
