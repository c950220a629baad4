/** An I420 picture (limited-range BT.601, as the drawn scene is) as RGBA bytes. Pure, integers only. */
export declare function rgbaOfI420(i420: Uint8Array, { width, height }: {
    readonly width: number;
    readonly height: number;
}, out: Uint8ClampedArray): void;
