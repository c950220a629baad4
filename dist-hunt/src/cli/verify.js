/**
 * `zeuge verify PATH…`: what the evidence proves, in one sentence and one exit code.
 *
 * Needs no key and writes nothing. `verifyPaths` is the same for other commands.
 */
import { resolve } from 'node:path';
import { say } from './context.js';
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
`;
export function register(program, context) {
    program
        .command('verify')
        .description('check evidence; needs no key')
        .argument('<path...>', 'segment, recording or data directory')
        .option('--trust <file>', 'trust file (JSON) with the authority’s root certificates')
        .option('--report <file>', 'also write the report as a page of its own (HTML)')
        .option('--witness <file>', 'a checkpoint kept from an earlier check: is the ledger still the one it was? (may be repeated)', (file, before = []) => [...before, file])
        .option('--save-witness <file>', 'keep the ledger’s newest safe checkpoint for a later check')
        .option('--force', 'replace an existing report or witness')
        .option('--json', 'one JSON object')
        .addHelpText('after', HELP)
        .action(async (paths, options) => {
        const { witness = [], saveWitness } = options;
        const report = await verifyPaths(context, paths, options.trust, witness);
        if (saveWitness !== undefined)
            await keepWitness(context, report, saveWitness, options.force === true);
        if (options.report !== undefined) {
            const { writeReport } = await import('./report.js');
            const { readTrust } = await import('./trustfile.js');
            const trust = options.trust && (await readTrust(resolve(context.cwd, options.trust)));
            await writeReport(context, options.report, { report, ...(trust && { trust }) }, options.force === true);
        }
        const { printResult } = await import('./output.js');
        const { verifyText } = await import('./verifytext.js');
        const { residualsOf } = await import('../ui/reportwords.js');
        const residuals = residualsOf(report);
        printResult(context, { ...report, residuals }, () => [verifyText(context, report), ...residuals.map((one) => say(context, one))].join('\n'));
        if (report.exitCode !== 0)
            context.setExit(report.exitCode);
    });
}
/** @param paths relative to where the command was started */
export async function verifyPaths(context, paths, trustFile, witnessFiles = []) {
    const { findEvidence } = await import('./evidence.js');
    const { combineReports } = await import('../crypto/combine.js');
    const { verifyEvidence } = await import('../crypto/verifyevidence.js');
    const { nodePrimitives } = await import('../../hal/primitives/node.js');
    const { startProgress } = await import('./progress.js');
    const { readTrust } = await import('./trustfile.js');
    const trust = trustFile === undefined ? undefined : await readTrust(resolve(context.cwd, trustFile));
    const witnesses = await readWitnesses(context, witnessFiles);
    const found = [];
    for (const path of paths)
        found.push(await findEvidence(resolve(context.cwd, path)));
    if (witnesses.length > 0 && (found.length > 1 || found[0]?.volumes === undefined))
        throw await ledgerWanted('--witness');
    const totalBytes = found.reduce((sum, evidence) => sum + evidence.bytes, 0);
    const progress = startProgress(context, 'verify', totalBytes);
    const reports = [];
    let doneBytes = 0;
    try {
        for (const evidence of found) {
            const before = doneBytes;
            const options = {
                progress: (bytes) => progress.update(before + bytes),
                ...(trust && { trust }),
                ...(witnesses.length > 0 && { witnesses }),
            };
            reports.push(await verifyEvidence(nodePrimitives, evidence, options));
            doneBytes += evidence.bytes;
        }
    }
    finally {
        progress.end();
    }
    return combineReports(reports);
}
/** NOT_EVIDENCE where the ledger has none that is safe, or is not in order: such a checkpoint would prove the wrong thing. */
async function keepWitness(context, { ledger }, file, force) {
    const { writeOutput } = await import('./files.js');
    const { ZeugeError } = await import('../errors.js');
    if (ledger === undefined)
        throw await ledgerWanted('--save-witness');
    const [problem] = ledger.problems;
    if (problem !== undefined)
        throw new ZeugeError('NOT_EVIDENCE', `no witness was kept of this ledger: ${problem.verdict}: ${problem.detail}`);
    if (ledger.witness === undefined)
        throw new ZeugeError('NOT_EVIDENCE', 'the ledger has no checkpoint yet that is known to be stored safely');
    await writeOutput(resolve(context.cwd, file), ledger.witness, { force });
}
async function readWitnesses(context, files) {
    const { readInput } = await import('./files.js');
    const { nodePrimitives } = await import('../../hal/primitives/node.js');
    const { ZeugeError } = await import('../errors.js');
    const { parseWitness, WITNESS_BYTES_MAX, WITNESSES_MAX } = await import('../crypto/witness.js');
    if (files.length > WITNESSES_MAX)
        throw new ZeugeError('USAGE', `--witness was given ${files.length} times, at most ${WITNESSES_MAX}`);
    const witnesses = [];
    for (const name of files) {
        const path = resolve(context.cwd, name);
        witnesses.push(parseWitness(nodePrimitives, await readInput(path, WITNESS_BYTES_MAX), path));
    }
    return witnesses;
}
async function ledgerWanted(option) {
    const { ZeugeError } = await import('../errors.js');
    return new ZeugeError('USAGE', `${option} needs exactly one PATH, a data directory with its ledger`);
}
