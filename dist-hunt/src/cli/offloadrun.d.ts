import type { CliContext } from './context.ts';
import type { OffloadFlags } from './flags.ts';
export declare function runOffload(context: CliContext, flags: OffloadFlags): Promise<void>;
