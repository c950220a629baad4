/**
 * `zeuge verify PATH…`: what the evidence proves, in one sentence and one exit code.
 *
 * Needs no key and writes nothing. `verifyPaths` is the same for other commands.
 */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { EvidenceReport } from '../../crypto/verifyevidence.ts'
import type { Witness } from '../../crypto/witness.ts'
import { type CliContext, say } from '../context.ts'

const HELP = `
PATH is a segment (.zeu), a recording's directory, a camera's data directory with its ledger, or an export.

Exit codes:
  0 COMPLETE, trusted camera      14 OPEN-ENDED             18 INCOMPLETE-VS-LEDGER
  10 COMPLETE, camera unproven    15 NOT-SEALED             19 MISSING
  11 COMPLETE-ELIDED              16 ELIDED-UNAUTHORISED    20 ROLLED-BACK
  12 OFFLOADED  13 RECOVERED      17 UNLISTED               21 ALTERED

Examples:
  zeuge verify ./data --trust trust.json
  zeuge verify ./data --trust trust.json --report report.html
  zeuge verify 000000.zeu --json
  zeuge verify ./data --save-witness monday.witness     # keep it away from the camera
  zeuge verify ./data --witness monday.witness          # later: set back, forked, cut off?
`

interface VerifyFlags {
  readonly trust?: string
  readonly report?: string
  readonly witness?: readonly string[]
  readonly saveWitness?: string
  readonly force?: boolean
  readonly jobs?: string
}

const JOBS_MAX = 64

export function register(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('check evidence; needs no key')
    .argument('<path...>', 'segment, recording or data directory')
    .option('--trust <file>', 'trust file (JSON) with the authority’s root certificates')
    .option('--report <file>', 'also write the report as a page of its own (HTML)')
    .option(
      '--witness <file>',
      'a checkpoint kept from an earlier check: is the ledger still the one it was? (may be repeated)',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--save-witness <file>', 'keep the ledger’s newest safe checkpoint for a later check')
    .option('--force', 'replace an existing report or witness')
    .option('--jobs <n>', 'threads (default: two where there is much to read)')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: VerifyFlags) => {
      const { trust, witness = [], saveWitness, jobs } = options
      const { wholeNumber } = await import('../numbers.ts')
      const report = await verifyPaths(context, paths, {
        ...{ trust, witnesses: witness },
        jobs: jobs === undefined ? undefined : wholeNumber('--jobs', jobs, 1, JOBS_MAX),
      })
      if (saveWitness !== undefined) await keepWitness(context, report, saveWitness, options.force === true)
      if (options.report !== undefined) {
        const { writeReport } = await import('./report.ts')
        const { readTrust } = await import('./trustfile.ts')
        const roots = trust && (await readTrust(resolve(context.cwd, trust)))
        await writeReport(
          context,
          options.report,
          { report, ...(roots && { trust: roots }) },
          options.force === true,
        )
      }
      const { printResult } = await import('../output.ts')
      const { verifyText } = await import('./verifytext.ts')
      const { residualsOf } = await import('../../ui/reportwords.ts')
      const residuals = residualsOf(report)
      printResult(context, { ...report, residuals }, () =>
        [verifyText(context, report), ...residuals.map((one) => say(context, one))].join('\n'),
      )
      if (report.exitCode !== 0) context.setExit(report.exitCode)
    })
}

export interface VerifyRequest {
  readonly trust?: string | undefined
  readonly witnesses?: readonly string[]
  /** Threads; default: as many as are worth it. */
  readonly jobs?: number | undefined
}

/** @param paths relative to where the command was started, as are the files of `request` */
export async function verifyPaths(
  context: CliContext,
  paths: readonly string[],
  request: VerifyRequest = {},
): Promise<EvidenceReport> {
  const { findEvidence } = await import('./evidence.ts')
  const { combineReports } = await import('../../crypto/combine.ts')
  const { verifyEvidence } = await import('../../crypto/verifyevidence.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { startProgress } = await import('../progress.ts')
  const { readTrust } = await import('./trustfile.ts')
  const { handsFor } = await import('../pool.ts')
  const { openSurveyors } = await import('./surveyors.ts')
  const trust = request.trust === undefined ? undefined : await readTrust(resolve(context.cwd, request.trust))
  const witnesses = await readWitnesses(context, request.witnesses ?? [])
  const found = []
  for (const path of paths) found.push(await findEvidence(resolve(context.cwd, path)))
  if (witnesses.length > 0 && (found.length > 1 || found[0]?.volumes === undefined))
    throw await ledgerWanted('--witness')
  const totalBytes = found.reduce((sum, evidence) => sum + evidence.bytes, 0)
  const most = Math.max(...found.map(({ segments }) => segments.length))
  const hands = request.jobs ?? handsFor(most, totalBytes)
  const surveyor = hands > 1 ? openSurveyors(hands) : undefined
  const progress = startProgress(context, 'verify', totalBytes)
  const reports: EvidenceReport[] = []
  let doneBytes = 0
  try {
    for (const evidence of found) {
      const before = doneBytes
      const options = {
        progress: (bytes: number) => progress.update(before + bytes),
        ...(surveyor && { surveyor }),
        ...(trust && { trust }),
        ...(witnesses.length > 0 && { witnesses }),
      }
      reports.push(await verifyEvidence(nodePrimitives, evidence, options))
      doneBytes += evidence.bytes
    }
  } finally {
    progress.end()
    await surveyor?.end()
  }
  return combineReports(reports)
}

/** NOT_EVIDENCE where the ledger has none that is safe, or is not in order: such a checkpoint would prove the wrong thing. */
async function keepWitness(
  context: CliContext,
  { ledger }: EvidenceReport,
  file: string,
  force: boolean,
): Promise<void> {
  const { writeOutput } = await import('../files.ts')
  const { ZeugeError } = await import('../../errors.ts')
  if (ledger === undefined) throw await ledgerWanted('--save-witness')
  const [problem] = ledger.problems
  if (problem !== undefined)
    throw new ZeugeError(
      'NOT_EVIDENCE',
      `no witness was kept of this ledger: ${problem.verdict}: ${problem.detail}`,
    )
  if (ledger.witness === undefined)
    throw new ZeugeError('NOT_EVIDENCE', 'the ledger has no checkpoint yet that is known to be stored safely')
  await writeOutput(resolve(context.cwd, file), ledger.witness, { force })
}

async function readWitnesses(context: CliContext, files: readonly string[]): Promise<readonly Witness[]> {
  const { readInput } = await import('../files.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { ZeugeError } = await import('../../errors.ts')
  const { parseWitness, WITNESS_BYTES_MAX, WITNESSES_MAX } = await import('../../crypto/witness.ts')
  if (files.length > WITNESSES_MAX)
    throw new ZeugeError('USAGE', `--witness was given ${files.length} times, at most ${WITNESSES_MAX}`)
  const witnesses: Witness[] = []
  for (const name of files) {
    const path = resolve(context.cwd, name)
    witnesses.push(parseWitness(nodePrimitives, await readInput(path, WITNESS_BYTES_MAX), path))
  }
  return witnesses
}

async function ledgerWanted(option: string): Promise<Error> {
  const { ZeugeError } = await import('../../errors.ts')
  return new ZeugeError('USAGE', `${option} needs exactly one PATH, a data directory with its ledger`)
}
