/** The contact sheet: the screens of one size side by side in each language, the other sizes below in German and Arabic. */
import { type MemoryCanvas } from '../hal/display/canvas.ts';
import { type Language } from '../src/device/texts.ts';
interface Tile {
    readonly name: string;
    readonly language: Language;
    readonly size: readonly [number, number];
}
export declare function contactSheet(rows?: readonly (readonly Tile[])[], mirror?: MemoryCanvas): Promise<Uint8Array>;
export declare function allRows(): Tile[][];
export {};
