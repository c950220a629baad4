/** `rgba`: four bytes a pixel; transparency is ignored. */
export declare function palettePng(rgba: Uint8Array, width: number, height: number): Buffer;
