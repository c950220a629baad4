import type { Bytes } from '../../src/bytes.ts';
import type { Canvas2D } from '../../src/ui/screen/canvas.ts';
export interface MemoryCanvas {
    readonly width: number;
    readonly height: number;
    readonly context: Canvas2D;
    /** What `drawImage` of another canvas takes. */
    readonly image: unknown;
    /** RGBA, four bytes a pixel, rows without padding; a view of the canvas as it is now. */
    pixels(): Uint8Array;
    /** Replaces the whole picture; RGBA. */
    put(rgba: Uint8ClampedArray<ArrayBuffer>): void;
    png(): Promise<Uint8Array>;
    jpeg(): Promise<Uint8Array>;
}
export interface Canvases {
    create(width: number, height: number): MemoryCanvas;
    /** A JPEG (or PNG) as something `drawImage` takes. Rejects where it cannot be decoded. */
    decode(file: Bytes): Promise<{
        readonly image: unknown;
        readonly width: number;
        readonly height: number;
    }>;
}
/** NOT_AVAILABLE where the package, or a build of it for this machine, is missing. */
export declare function loadCanvases(): Promise<Canvases>;
