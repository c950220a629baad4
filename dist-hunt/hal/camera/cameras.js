/**
 * What can stand behind `--camera`: the words people type, and the camera and microphone each one opens.
 */
import { readFile, stat } from 'node:fs/promises';
import { ZeugeError } from '../../src/errors.js';
import { toneMicrophone } from '../microphone/tone.js';
import { readClip } from './clip.js';
import { rpicamCamera } from './rpicam.js';
import { sceneCamera } from './scene.js';
import { openTape, parseTape, TAPE_BYTES_MAX } from './tape.js';
import { v4l2Camera } from './v4l2.js';
export const CAMERA_WORDS = 'scene, clip:FILE, tape:FILE, v4l2:DEVICE or rpicam';
/** USAGE for an unknown word. */
export function parseCameraSpec(text) {
    const colon = text.indexOf(':');
    const kind = colon === -1 ? text : text.slice(0, colon);
    const rest = colon === -1 ? '' : text.slice(colon + 1);
    if (text === 'scene' || text === 'rpicam')
        return { kind: text };
    if ((kind === 'clip' || kind === 'tape') && rest !== '')
        return { kind, file: rest };
    if (kind === 'v4l2' && rest !== '')
        return { kind, device: rest };
    throw new ZeugeError('USAGE', `--camera ${text}: no such camera; use ${CAMERA_WORDS}.`);
}
/** Nothing runs yet when this resolves: children start when a session is opened. */
export async function openCapture(spec, options) {
    switch (spec.kind) {
        case 'scene':
            return { camera: sceneCamera(options), microphone: toneMicrophone(options) };
        case 'clip':
            return openTape(await readClip(spec.file), options.clock, { name: `clip:${spec.file}` });
        case 'tape':
            return openTape(parseTape(await readTapeFile(spec.file)), options.clock, {
                name: `tape:${spec.file}`,
                skips: true,
            });
        case 'v4l2':
            return { camera: v4l2Camera({ device: spec.device, ...options }) };
        case 'rpicam':
            return { camera: rpicamCamera(options) };
    }
}
async function readTapeFile(file) {
    try {
        const { size } = await stat(file);
        if (size > TAPE_BYTES_MAX)
            throw new ZeugeError('FILE_UNREADABLE', `${file} has ${size} bytes, a tape may have ${TAPE_BYTES_MAX}.`);
        return new Uint8Array(await readFile(file));
    }
    catch (cause) {
        if (cause instanceof ZeugeError)
            throw cause;
        const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
        if (code === 'ENOENT')
            throw new ZeugeError('FILE_MISSING', `There is no tape ${file}.`, { cause });
        throw new ZeugeError('FILE_UNREADABLE', `${file} cannot be read (${String(code)}).`, { cause });
    }
}
