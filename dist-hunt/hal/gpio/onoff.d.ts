import type { Clock } from '../hal.ts';
import { type LineDriver, type LineSpec } from './lines.ts';
type Onoff = typeof import('onoff');
/** NOT_AVAILABLE where the package or /sys/class/gpio is missing. */
export declare function onoffLines(clock: Pick<Clock, 'nowUs'>, directory?: string): Promise<LineDriver>;
export declare function loadOnoff(): Promise<Onoff>;
/** The line's number in the old interface. */
export declare function numberOf(directory: string, spec: LineSpec): number;
export {};
