/**
 * `zeuge open PATH`: decrypts one recording into a film that ordinary players play.
 *
 * Opens what is validly signed and nothing behind it. Evidence that is ALTERED, ROLLED-BACK or whose seal
 * leads to nobody is refused; `--damaged` opens the part of an altered one that is still good. The film is
 * written aside and renamed: with a wrong key, an error or Ctrl-C there is no half of one.
 */
import { resolve } from 'node:path';
import { ZeugeError } from '../errors.js';
const HELP = `
The verdict is printed beside the film; "zeuge verify" explains it. Refused are recordings that are
not sealed (nothing to open) and, without --damaged, ones that were altered or rolled back.

Examples:
  zeuge open ./data --identity evidence-unit.txt --out clip.mp4
  zeuge open 000000.zeu --identity escrow.txt --out clip.mp4 --force
  zeuge open ./data --sidecar keys.age --identity court.txt --out clip.mp4
  zeuge open excerpt.zex --out clip.mp4                             an excerpt with keys needs no identity
`;
export function register(program, context) {
    program
        .command('open')
        .description('decrypt a recording into an MP4')
        .argument('<path>', 'segment, recording, data directory holding one recording, or excerpt')
        .option('--identity <file>', 'age identity of the evidence unit, the escrow, or the sidecar’s recipient')
        .option('--sidecar <file>', 'take the keys from what "zeuge rewrap" made')
        .requiredOption('--out <file>', 'film to write (MP4)')
        .option('--force', 'replace an existing film')
        .option('--damaged', 'open what is still good of altered evidence')
        .option('--trust <file>', 'trust file, for the verdict')
        .option('--json', 'one JSON object')
        .addHelpText('after', HELP)
        .action(async (path, options) => {
        const { printResult, bytesText, durationText } = await import('./output.js');
        const report = await openClip(context, { ...options, path });
        printResult(context, { ok: true, ...report }, () => {
            const { lang } = context;
            const size = `${durationText(report.durationUs, lang)}, ${bytesText(report.bytes, lang)}`;
            const lost = report.refused > 0
                ? `, ${report.refused} ${lang === 'de' ? 'Stücke ausgelassen' : 'chunks left out'}`
                : '';
            return `${report.file}: ${size}${lost} (${report.verdict})`;
        });
    });
}
/** Verifies, opens, writes. KEY_WRONG, NOTHING_TO_OPEN, FILE_EXISTS, and what reading and writing may say. */
export async function openClip(context, request) {
    const { exists } = await import('./files.js');
    const { judgeRecording } = await import('./recording.js');
    const { fileAt } = await import('./evidence.js');
    const { isExcerpt } = await import('../crypto/excerpt.js');
    const { path, damaged, trust } = request;
    const out = resolve(context.cwd, request.out);
    if (!request.force && (await exists(out)))
        throw new ZeugeError('FILE_EXISTS', `${out}: exists already; it is replaced only with --force`);
    const given = resolve(context.cwd, path);
    const file = (await isFile(given)) ? await fileAt(given) : undefined;
    const excerpt = file !== undefined && (await file.with(isExcerpt)) ? file : undefined;
    const open = excerpt === undefined ? await openerOf(context, request) : openerOfExcerpt(excerpt);
    const { verdict, exitCode } = await judgeRecording(context, path, {
        code: 'NOTHING_TO_OPEN',
        trust,
        ...(excerpt === undefined && { damaged: damaged === true }),
    });
    const recording = await open();
    const { writeFilm } = await import('./film.js');
    const film = await writeFilm(context, out, recording);
    return {
        file: out,
        bytes: film.bytes,
        durationUs: recording.untilUs - recording.fromUs,
        chunks: recording.chunks,
        verdict,
        verifyExitCode: exitCode,
        refused: recording.refused + film.leftOut,
    };
}
/** Keys first: a wrong identity file is said before gigabytes are verified. */
async function openerOf(context, { path, identity, sidecar }) {
    const { findRecording, readIdentities, unwrapWith } = await import('./recording.js');
    const { openRecording } = await import('../crypto/open.js');
    const { nodePrimitives } = await import('../../hal/primitives/node.js');
    if (identity === undefined)
        throw new ZeugeError('USAGE', `${path}: is sealed; --identity says which age identity opens it`);
    const unwrap = await unwrapWith(context, await readIdentities(context, identity), sidecar);
    const segments = await findRecording(context, path);
    return () => openRecording(nodePrimitives, segments, unwrap);
}
function openerOfExcerpt(file) {
    return async () => {
        const { openExcerpt } = await import('../crypto/openexcerpt.js');
        const { nodePrimitives } = await import('../../hal/primitives/node.js');
        return openExcerpt(nodePrimitives, file);
    };
}
async function isFile(path) {
    const { stat } = await import('node:fs/promises');
    const { fileFault } = await import('./files.js');
    const info = await stat(path).catch((cause) => {
        throw fileFault(cause, path);
    });
    return info.isFile();
}
