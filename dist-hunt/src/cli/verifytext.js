import { policyText } from '../ui/policywords.js';
import { COLUMNS, cellsOf, findingsOf, identityText } from '../ui/reportwords.js';
import { say } from './context.js';
import { table } from './output.js';
const ROWS_MAX = 500;
const POLICIES_MAX = 50;
export function verifyText(context, report) {
    const { lang, cwd } = context;
    const { segments } = report;
    const nameOf = (file) => relativeName(cwd, file);
    const head = COLUMNS.map((heading) => say(context, heading));
    const rows = segments.slice(0, ROWS_MAX).map((segment) => cellsOf(segment, lang, nameOf));
    const lines = [];
    if (rows.length > 0)
        lines.push(table([head, ...rows], [2, 3, 4, 5]), '');
    if (segments.length > ROWS_MAX)
        lines.push(`… ${segments.length - ROWS_MAX} ${say(context, MORE)}`);
    lines.push(...findingsOf(report, lang, nameOf).map((line) => `  ${line}`));
    lines.push(`${report.verdict}: ${report.sentence[lang]}`);
    lines.push(`${say(context, CAMERA)} ${identityText(report, lang)}`);
    for (const policy of report.policies.slice(0, POLICIES_MAX))
        lines.push(`${say(context, POLICY)} ${policyText(policy, lang)}`);
    return lines.join('\n');
}
const MORE = { de: 'weitere', en: 'more' };
const POLICY = { de: 'Regeln', en: 'Policy' };
const CAMERA = { de: 'Kamera', en: 'Camera' };
/** As seen from where the command was started. */
export function relativeName(cwd, file) {
    return file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file;
}
