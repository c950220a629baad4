/**
 * In a media script (stdio.ts): the outside program that does the encoding, and that ends with this process.
 *
 * Its standard output goes to `heard` piece by piece and is wiped afterwards; its standard error is kept short for the
 * reason of a loss. It is never started again here: the parent opens the whole source anew.
 */
import { spawn } from 'node:child_process';
import { wipe } from '../../src/bytes.js';
const LAST_WORDS_CHARS_MAX = 300;
export function runTool({ command, args, heard, lost }) {
    const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        words = (words + text).slice(-LAST_WORDS_CHARS_MAX);
    });
    child.stdout.on('data', (piece) => {
        heard(piece);
        wipe(piece);
    });
    child.on('error', (error) => lost('code' in error && error.code === 'ENOENT'
        ? `the program ${command} is not installed`
        : `${command} could not be started: ${error.message}`));
    child.on('close', (code, signal) => {
        const last = words.trim().split('\n').at(-1) ?? '';
        lost(`${command} ended (${signal ?? `exit code ${code}`})${last === '' ? '' : `: ${last}`}`);
    });
    process.on('exit', () => child.kill('SIGKILL'));
}
