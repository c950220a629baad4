/**
 * The facts `zeuge doctor` judges: what this machine is and has, gathered without changing it.
 *
 * Facts only. What is good enough, and what to do otherwise, is said in doctor.ts.
 */
import { spawn } from 'node:child_process';
import { access, constants, readFile, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childScript } from '../../hal/camera/child.js';
const PROBE_MS = 5000;
const OUTPUT_BYTES_MAX = 4096;
export async function examineMachine(context, dataDirectory) {
    const [traces, ffmpeg, age, encoder, data, synchronised] = await Promise.all([
        examineTraces(),
        versionOf('ffmpeg', ['-version']),
        versionOf('age', ['--version']),
        probeEncoder(context.node.execPath),
        probeData(dataDirectory),
        exists('/run/systemd/timesync/synchronized'),
    ]);
    return {
        nodeVersion: context.node.version,
        ramBytes: totalmem(),
        ...traces,
        ffmpeg,
        age,
        encoder,
        data,
        clock: { wallMs: context.now(), synchronised },
    };
}
export async function examineTraces() {
    const [swaps, limits] = await Promise.all([readText('/proc/swaps'), readText('/proc/self/limits')]);
    return {
        swapOn: swaps === undefined ? undefined : swaps.trim().split('\n').length > 1,
        coreDumps: limits === undefined ? undefined : coreDumpsOf(limits),
    };
}
/** proc(5): "Max core file size  <soft>  <hard>  bytes"; soft 0 means no dump. */
export function coreDumpsOf(limits) {
    const soft = /^Max core file size\s+(\S+)/m.exec(limits)?.[1];
    return soft === undefined ? undefined : soft !== '0';
}
/** The encoder is loaded in a process of its own: a native library that crashes must not take the doctor with it. */
async function probeEncoder(execPath) {
    const codecs = pathToFileURL(childScript('hal/camera/codecs')).href;
    const script = `const { loadCodecs } = await import(${JSON.stringify(codecs)}); await loadCodecs()`;
    const end = await outputOf(execPath, ['--input-type=module', '-e', script]);
    if (end?.code === 0)
        return { works: true };
    const line = end?.error.split('\n').find((text) => /Error/.test(text));
    return { works: false, why: line?.trim() ?? 'the process that loads it ended' };
}
async function probeData(directory) {
    let existing = directory;
    while (!(await exists(existing)) && dirname(existing) !== existing)
        existing = dirname(existing);
    const [writable, space] = await Promise.all([exists(existing, constants.W_OK), statfs(existing)]);
    return { directory, writable, freeBytes: space.bavail * space.bsize };
}
async function versionOf(command, args) {
    const end = await outputOf(command, args);
    return end === undefined ? undefined : (end.output.split('\n')[0] ?? '');
}
/** Undefined where there is no such program. */
function outputOf(command, args) {
    return new Promise((resolve) => {
        const child = spawn(command, [...args], {
            stdio: ['ignore', 'pipe', 'pipe'],
            timeout: PROBE_MS,
            killSignal: 'SIGKILL',
        });
        let output = '';
        let error = '';
        const take = (sofar, part) => (sofar + part.toString('utf8')).slice(0, OUTPUT_BYTES_MAX);
        child.stdout.on('data', (part) => {
            output = take(output, part);
        });
        child.stderr.on('data', (part) => {
            error = take(error, part);
        });
        child.on('error', () => resolve(undefined));
        child.on('close', (code) => resolve({ code, output, error }));
    });
}
async function readText(path) {
    return (await exists(path, constants.R_OK)) ? readFile(path, 'utf8') : undefined;
}
function exists(path, mode = constants.F_OK) {
    return access(path, mode).then(() => true, () => false);
}
