import { type CliContext, type Terminal } from './context.ts';
import type { OperateFlags, RunFlags } from './flags.ts';
export declare function operate(context: CliContext, terminal: Terminal, flags: OperateFlags): Promise<void>;
export declare function runHeadless(context: CliContext, flags: RunFlags): Promise<void>;
