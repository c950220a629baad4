/**
 * The live picture of the person in front, for the display's process: the drawn street of the simulated board,
 * or JPEG pictures of the camera from a stream. Keeps one picture, the newest; a broken one is left out.
 */
import type { Readable } from 'node:stream';
import type { Bytes } from '../../src/bytes.ts';
import type { LivePicture } from '../../src/ui/screen/paint.ts';
import type { Canvases } from './canvas.ts';
import { type PanelSettings } from './settings.ts';
export interface Mirror {
    /** Undefined where there is none, or none any more. */
    picture(): LivePicture | undefined;
    /** It moves by itself, without anything being read. */
    live(): boolean;
    /** Pictures, each after its length in 4 bytes; `news` after each that could be decoded. */
    read(stream: Readable, news: () => void): void;
}
export declare function createMirror(kind: PanelSettings['mirror'], canvases: Canvases, nowUs: () => number): Mirror;
/** Cuts a stream into pictures; false where it is not one: a length beyond the limit. */
export declare function createCutter(take: (picture: Bytes) => void): (piece: Uint8Array) => boolean;
