import type { CliContext, Lang } from './context.ts';
import type { SimulateFlags } from './flags.ts';
import type { SeedSettings } from './seedpool.ts';
export declare const SEED_MAX = 4294967295;
export interface SeedsPlan extends SeedSettings {
    readonly lang: Lang;
    readonly count: number;
    readonly from: number;
    readonly jobs: number;
    readonly directory: string;
    readonly force: boolean;
}
export declare function planOf(context: CliContext, flags: SimulateFlags): SeedsPlan;
