import type { CliContext } from './context.ts';
import type { SimulateFlags } from './flags.ts';
export declare function replay(context: CliContext, file: string, flags: SimulateFlags): Promise<void>;
