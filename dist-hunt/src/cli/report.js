/**
 * `zeuge verify --report FILE.html`: the report as a page of its own, to be handed on.
 */
import { resolve } from 'node:path';
import { nodePrimitives } from '../../hal/primitives/node.js';
import { hexOf } from '../bytes.js';
import { reportPage } from '../ui/reportpage.js';
import { writeOutput } from './files.js';
import { relativeName } from './verifytext.js';
import { installed } from './version.js';
/** FILE_EXISTS unless `force`, and what writing may say. */
export async function writeReport(context, file, request, force) {
    await writeOutput(resolve(context.cwd, file), reportText(context, request), { force });
}
export function reportText(context, { report, trust, base }) {
    return reportPage(report, {
        lang: context.lang,
        nameOf: (file) => relativeName(base ?? context.cwd, file),
        roots: trust?.roots.map(({ der }) => hexOf(nodePrimitives.sha256(der))) ?? [],
        checkedAt: new Date(context.now()).toISOString(),
        by: `zeuge ${installed().version}`,
    });
}
