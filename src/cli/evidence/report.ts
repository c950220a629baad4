/**
 * `zeuge verify --report FILE.html`: the report as a page of its own, to be handed on.
 */
import { resolve } from 'node:path'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { hexOf } from '../../bytes.ts'
import type { Trust } from '../../crypto/trust.ts'
import type { EvidenceReport } from '../../crypto/verifyevidence.ts'
import { reportPage } from '../../ui/reportpage.ts'
import type { CliContext } from '../context.ts'
import { writeOutput } from '../files.ts'
import { installed } from '../version.ts'
import { relativeName } from './verifytext.ts'

export interface ReportRequest {
  readonly report: EvidenceReport
  /** What it was judged with. */
  readonly trust?: Trust
  /** Where names in the report begin; default: the directory the command was started in. */
  readonly base?: string
}

/** FILE_EXISTS unless `force`, and what writing may say. */
export async function writeReport(
  context: CliContext,
  file: string,
  request: ReportRequest,
  force: boolean,
): Promise<void> {
  await writeOutput(resolve(context.cwd, file), reportText(context, request), { force })
}

export function reportText(context: CliContext, { report, trust, base }: ReportRequest): string {
  return reportPage(report, {
    lang: context.lang,
    nameOf: (file) => relativeName(base ?? context.cwd, file),
    roots: trust?.roots.map(({ der }) => hexOf(nodePrimitives.sha256(der))) ?? [],
    checkedAt: new Date(context.now()).toISOString(),
    by: `zeuge ${installed().version}`,
  })
}
