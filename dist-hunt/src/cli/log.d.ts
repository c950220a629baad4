import type { Clock, Log } from '../../hal/hal.ts';
import type { CliContext } from './context.ts';
export declare const LOG_LEVELS: readonly ['debug', 'info', 'warn', 'error'];
export declare function createLog(context: Pick<CliContext, 'stderr'>, clock: Clock, level: string): Log;
