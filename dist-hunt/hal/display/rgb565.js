/** Pixels as a framebuffer wants them: RGBA bytes to little-endian RGB565 or to XRGB8888. Pure. */
/** `rgba` without padding; `out` holds height × stride bytes, and padding is left as it is. */
export function packPixels(rgba, form, out) {
    const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, form.width * form.height);
    if (form.bitsPerPixel === 16)
        pack565(pixels, form, out);
    else
        pack8888(pixels, form, out);
}
function pack565(pixels, { width, height, strideBytes }, out) {
    const words = new Uint16Array(out.buffer, out.byteOffset, out.byteLength >> 1);
    const stride = strideBytes >> 1;
    let from = 0;
    for (let y = 0; y < height; y++) {
        let to = y * stride;
        for (const end = to + width; to < end; to++) {
            // Bytes R, G, B, A of a little-endian machine: 0xAABBGGRR.
            const pixel = pixels[from++];
            words[to] = ((pixel << 8) & 0xf800) | ((pixel >>> 5) & 0x07e0) | ((pixel >>> 19) & 0x001f);
        }
    }
}
function pack8888(pixels, { width, height, strideBytes }, out) {
    const words = new Uint32Array(out.buffer, out.byteOffset, out.byteLength >> 2);
    const stride = strideBytes >> 2;
    let from = 0;
    for (let y = 0; y < height; y++) {
        let to = y * stride;
        for (const end = to + width; to < end; to++) {
            const pixel = pixels[from++];
            words[to] = ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 0xff);
        }
    }
}
