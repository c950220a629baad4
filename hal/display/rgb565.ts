/** Pixels as a framebuffer wants them: RGBA bytes to little-endian RGB565 or to XRGB8888. Pure. */

export interface PixelForm {
  readonly width: number
  readonly height: number
  readonly bitsPerPixel: 16 | 32
  /** From one row to the next; at least a row's own bytes. */
  readonly strideBytes: number
}

/** `rgba`: whole rows without padding, from row `fromRow` on; `out` holds height × stride bytes, and padding is left as it is. */
export function packPixels(rgba: Uint8Array, form: PixelForm, out: Uint8Array, fromRow = 0): void {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength >> 2)
  const rows = { ...form, fromRow, toRow: fromRow + pixels.length / form.width }
  if (form.bitsPerPixel === 16) pack565(pixels, rows, out)
  else pack8888(pixels, rows, out)
}

interface PackedRows extends PixelForm {
  readonly fromRow: number
  readonly toRow: number
}

function pack565(pixels: Uint32Array, rows: PackedRows, out: Uint8Array): void {
  const { width, fromRow, toRow, strideBytes } = rows
  const words = new Uint16Array(out.buffer, out.byteOffset, out.byteLength >> 1)
  const stride = strideBytes >> 1
  let from = 0
  for (let y = fromRow; y < toRow; y++) {
    let to = y * stride
    for (const end = to + width; to < end; to++) {
      // Bytes R, G, B, A of a little-endian machine: 0xAABBGGRR.
      const pixel = pixels[from++] as number
      words[to] = ((pixel << 8) & 0xf800) | ((pixel >>> 5) & 0x07e0) | ((pixel >>> 19) & 0x001f)
    }
  }
}

function pack8888(pixels: Uint32Array, rows: PackedRows, out: Uint8Array): void {
  const { width, fromRow, toRow, strideBytes } = rows
  const words = new Uint32Array(out.buffer, out.byteOffset, out.byteLength >> 2)
  const stride = strideBytes >> 2
  let from = 0
  for (let y = fromRow; y < toRow; y++) {
    let to = y * stride
    for (const end = to + width; to < end; to++) {
      const pixel = pixels[from++] as number
      words[to] = ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 0xff)
    }
  }
}
