/**
 * `zeuge doctor`: what this machine has and lacks for being a camera, and what to do about it.
 *
 * Exit 0 where the main job (`zeuge start`) can run, else 4. Warnings name what weakens a
 * promise (traces of media in swap, a clock nobody checked) without stopping anything.
 */
import type { Command } from 'commander';
import { type CliContext, type Wording } from './context.ts';
import type { Machine, Traces } from './machine.ts';
export interface Finding {
    readonly check: string;
    /** `bad`: the main job cannot run. `warn`: it can, with less than is promised. */
    readonly state: 'good' | 'warn' | 'bad';
    readonly found: Wording;
    /** What to do; absent where all is well. */
    readonly todo?: Wording;
}
export declare function register(program: Command, context: CliContext): void;
export declare function findingsOf(machine: Machine): readonly Finding[];
/** The self-test at start: what could keep a trace of pictures and keys, in one sentence each. */
export declare function traceNotices(traces: Traces): readonly Wording[];
