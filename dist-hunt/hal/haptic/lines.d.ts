/**
 * A vibrator on a GPIO line. Our timer ends each pulse, not the kernel: where this process is killed in the middle
 * of one, the service's ExecStopPost ends it. Prefer the LED class.
 */
import type { LineDriver, LineSpec } from '../gpio/lines.ts';
import type { Clock } from '../hal.ts';
import type { Pulser } from './haptic.ts';
export declare function linePulser(clock: Clock, lines: LineDriver, spec: LineSpec): Pulser;
