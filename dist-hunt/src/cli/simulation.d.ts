import type { CliContext } from './context.ts';
import type { SimulateFlags } from './flags.ts';
export declare function simulate(context: CliContext, given: readonly string[], flags: SimulateFlags): Promise<void>;
