/**
 * `zeuge rewrap PATH`: the keys of sealed segments once more, in an age file for another recipient.
 *
 * The footage is not touched and not read beyond its first entries. Whoever holds the sidecar's identity
 * opens the same recording with `zeuge open --sidecar`.
 */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ZeugeError } from '../../errors.ts'
import { type CliContext, say } from '../context.ts'

export interface RewrapRequest {
  readonly path: string
  readonly identity: string
  /** age1… or age1pq1…, or files with some. */
  readonly recipient: readonly string[]
  readonly out: string
  readonly force?: boolean
}

export interface RewrapReport {
  readonly file: string
  readonly bytes: number
  readonly segments: number
  readonly recipients: number
  readonly kind: string
}

const HELP = `
The sidecar opens exactly the segments it was made from. Segments with hybrid recipients take hybrid
ones only (age1pq1…): a classic copy of the key would undo what the hybrid recipients are for.

Examples:
  zeuge rewrap ./recording --identity evidence-unit.txt --recipient age1… --out court.age
  zeuge rewrap ./recording --identity evidence-unit.txt --recipient hold-key.txt --out hold.age
  zeuge open ./recording --sidecar court.age --identity court.txt --out clip.mp4
`

export function register(program: Command, context: CliContext): void {
  program
    .command('rewrap')
    .description('the keys of a recording for one more recipient')
    .argument('<path>', 'segment, recording or data directory')
    .requiredOption('--identity <file>', 'age identity that opens it now')
    .requiredOption('--recipient <recipient...>', 'age recipient, or a file with some')
    .requiredOption('--out <file>', 'sidecar to write (age)')
    .option('--force', 'replace an existing file')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (path: string, options: Omit<RewrapRequest, 'path'>) => {
      const { printResult } = await import('../output.ts')
      const report = await rewrap(context, { ...options, path })
      printResult(context, { ok: true, ...report }, () =>
        say(context, {
          de: `${report.file}: Schlüssel von ${report.segments} Segmenten für ${report.recipients} Empfänger`,
          en: `${report.file}: keys of ${report.segments} segments for ${report.recipients} recipients`,
        }),
      )
    })
}

/** KEY_WRONG, KEY_INVALID, RECIPIENTS_MIXED, EVIDENCE_UNSOUND, FILE_EXISTS, USAGE. */
export async function rewrap(context: CliContext, request: RewrapRequest): Promise<RewrapReport> {
  const { findEvidence } = await import('./evidence.ts')
  const { readIdentities, unwrapWith } = await import('./recording.ts')
  const { writeOutput } = await import('../files.ts')
  const { ENVELOPE_BYTES_MAX, openAgeEnvelopes } = await import('../../../hal/envelopes/age.ts')
  const { collectKeys, encodeSidecar } = await import('../../crypto/sidecar.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { wipe } = await import('../../bytes.ts')
  const out = resolve(context.cwd, request.out)
  const recipients = await recipientsOf(context, request.recipient)
  const envelopes = openAgeEnvelopes(recipients, 1)
  const unwrap = await unwrapWith(context, await readIdentities(context, request.identity), undefined)
  const { segments } = await findEvidence(resolve(context.cwd, request.path))
  const keys = await collectKeys(nodePrimitives, segments, unwrap, envelopes.kind)
  const plaintext = encodeSidecar(keys)
  for (const { key } of keys) wipe(key)
  const sidecar = await envelopes.wrap(plaintext)
  wipe(plaintext)
  if (sidecar.length > ENVELOPE_BYTES_MAX)
    throw new ZeugeError(
      'USAGE',
      `${recipients.length} recipients of ${keys.length} segments make ${sidecar.length} bytes, at most ${ENVELOPE_BYTES_MAX}; make one sidecar for each recipient`,
    )
  await writeOutput(out, sidecar, { force: request.force === true, mode: 0o600 })
  return {
    file: out,
    bytes: sidecar.length,
    segments: keys.length,
    recipients: recipients.length,
    kind: envelopes.kind,
  }
}

async function recipientsOf(context: CliContext, given: readonly string[]): Promise<readonly string[]> {
  const { parseRecipients } = await import('../../../hal/envelopes/age.ts')
  const { readKeyText } = await import('./recording.ts')
  const recipients: string[] = []
  for (const one of given) {
    const text = one.startsWith('age1') ? one : await readKeyText(context, one)
    recipients.push(...parseRecipients(text, one.startsWith('age1') ? '--recipient' : one))
  }
  return [...new Set(recipients)]
}
