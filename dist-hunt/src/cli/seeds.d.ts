import type { CliContext } from './context.ts';
import type { SimulateFlags } from './flags.ts';
export declare function simulateSeeds(context: CliContext, flags: SimulateFlags): Promise<void>;
