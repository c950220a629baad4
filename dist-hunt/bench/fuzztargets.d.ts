import { type Bytes } from '../src/bytes.ts';
import type { Dice, Material } from './mutate.ts';
export interface Target {
    readonly name: string;
    /** Of a hundred cases. */
    readonly share: number;
    readonly corpus: readonly Material[];
    /** Throws where something does not hold for these bytes, mutated from `corpus[origin]`. */
    run(bytes: Bytes, origin: number, dice: Dice): Promise<void> | void;
}
/** @param root folder of one frozen format version */
export declare function fuzzTargets(root: string): readonly Target[];
