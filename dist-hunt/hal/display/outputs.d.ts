import type { MemoryCanvas } from './canvas.ts';
import type { PanelOutput } from './settings.ts';
export interface Output {
    readonly width: number;
    readonly height: number;
    /** At least so long between two pictures of the same screen. */
    readonly betweenMs: number;
    show(canvas: MemoryCanvas): Promise<void>;
    close(): void;
}
export declare function openOutput(output: PanelOutput): Output;
