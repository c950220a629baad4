import type { SeedResult } from '../sim/seed.ts';
import type { SeedsPlan } from './seedplan.ts';
import { type SeedPool } from './seedpool.ts';
export interface Failure {
    readonly seed: number;
    readonly directory: string;
    /** Where the plan could be made shorter; `file` from where the command was started. */
    readonly shrunk?: {
        readonly file: string;
        readonly steps: number;
        readonly runs: number;
    };
}
/** The same seed again, from anywhere. */
export declare function replayCommand({ hours, profile }: Pick<SeedsPlan, 'hours' | 'profile'>, seed: number): string;
export declare function writeFailure(plan: SeedsPlan, pool: SeedPool, result: SeedResult): Promise<Failure>;
