/**
 * Process: runs rpicam-vid and writes its pictures to the parent (stdio.ts).
 *
 *   rpicam-vid ─ Annex B on stdout ─► access units ─┐
 *              ─ a line of ms per picture, FIFO ────┴─► paired in order, stamped
 *
 * Pictures that no time comes for (the software encoder writes none) are stamped by their arrival.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wipe } from '../../src/bytes.js';
import { createAssembler } from '../../src/media/assembler.js';
import { createAnchor } from './anchor.js';
import { createPairing } from './pairing.js';
import { childSettings, connectParent, monotonicUs } from './stdio.js';
import { runTool } from './tool.js';
const LINE_CHARS_MAX = 64;
const settings = childSettings();
const parent = connectParent(() => undefined);
const anchor = createAnchor();
const durUs = Math.round(1_000_000 / settings.picturesPerSecond);
const directory = mkdtempSync(join(tmpdir(), 'zeuge-rpicam-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
const pairing = createPairing((picture, sourceUs) => {
    const { data, key, arrivedUs } = picture;
    const ptsUs = anchor.place(sourceUs ?? arrivedUs, arrivedUs);
    parent.unit({ track: 'video', ptsUs, durUs, key, data });
    wipe(data);
});
const assembler = createAssembler({
    format: (format) => parent.format(format),
    emit: ({ data, key }) => pairing.picture({ data: data.slice(), key, arrivedUs: monotonicUs() }),
});
/** A FIFO whose other end a `cat` holds: a read of our own would keep this process from ending. */
function fifo(name, heard) {
    const path = join(directory, name);
    const made = spawnSync('mkfifo', ['-m', '600', path]);
    if (made.status !== 0)
        throw new Error(`mkfifo ${path} failed`);
    const cat = spawn('cat', [path], { stdio: ['ignore', 'pipe', 'ignore'] });
    cat.stdout?.on('data', heard);
    process.on('exit', () => cat.kill('SIGKILL'));
    return path;
}
/** "# timecode format v2", then milliseconds with three digits behind the point, one line a picture. */
function timesOf() {
    let line = '';
    return (piece) => {
        const lines = (line + piece.toString('latin1')).split('\n');
        line = (lines.pop() ?? '').slice(-LINE_CHARS_MAX);
        for (const text of lines)
            if (/^\d{1,12}(\.\d{1,6})?$/.test(text))
                pairing.time(Math.round(Number(text) * 1000));
    };
}
const { width, height, picturesPerSecond, bitsPerSecond, keyEvery } = settings;
const take = (piece) => assembler.push(piece);
const common = [
    ...['-t', '0', '-n', '--width', String(width), '--height', String(height)],
    ...['--framerate', String(picturesPerSecond), '--bitrate', String(bitsPerSecond)],
    ...['--profile', 'main', '--intra', String(keyEvery), '--flush', '--denoise', 'cdn_off'],
];
const args = settings.encoder === 'hardware'
    ? [
        ...[...common, '--codec', 'h264', '--level', '4', '--inline'],
        ...['--save-pts', fifo('pts', timesOf()), '-o', '-'],
    ]
    : [
        ...[...common, '--codec', 'libav', '--libav-video-codec', 'libx264', '--low-latency'],
        ...[
            '-o',
            fifo('picture.h264', (piece) => {
                take(piece);
                wipe(piece);
            }),
        ],
    ];
runTool({
    command: settings.command,
    args,
    heard: take,
    lost(reason) {
        assembler.wipe();
        pairing.wipe();
        parent.lost(reason);
    },
});
