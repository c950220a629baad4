/** Pixels as a framebuffer wants them: RGBA bytes to little-endian RGB565 or to XRGB8888. Pure. */
export interface PixelForm {
    readonly width: number;
    readonly height: number;
    readonly bitsPerPixel: 16 | 32;
    /** From one row to the next; at least a row's own bytes. */
    readonly strideBytes: number;
}
/** `rgba` without padding; `out` holds height × stride bytes, and padding is left as it is. */
export declare function packPixels(rgba: Uint8Array, form: PixelForm, out: Uint8Array): void;
