/** Lamps on GPIO lines, through whichever driver the board has. They cannot blink by themselves. */
import type { LineDriver, LineSpec } from '../gpio/lines.ts';
import type { Lamps } from './led.ts';
export declare function lineLamps(lines: LineDriver, specs: Readonly<Record<string, LineSpec>>): Lamps;
