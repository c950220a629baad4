/** An I420 picture (limited-range BT.601, as the drawn scene is) as RGBA bytes. Pure, integers only. */

export function rgbaOfI420(
  i420: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  out: Uint8ClampedArray,
): void {
  const blueAt = width * height
  const redAt = blueAt + blueAt / 4
  const half = width >> 1
  for (let y = 0; y < height; y++) {
    const chroma = (y >> 1) * half
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const luma = 298 * ((i420[at] as number) - 16) + 128
      const u = (i420[blueAt + chroma + (x >> 1)] as number) - 128
      const v = (i420[redAt + chroma + (x >> 1)] as number) - 128
      const to = at * 4
      out[to] = (luma + 409 * v) >> 8
      out[to + 1] = (luma - 100 * u - 208 * v) >> 8
      out[to + 2] = (luma + 516 * u) >> 8
      out[to + 3] = 255
    }
  }
}
