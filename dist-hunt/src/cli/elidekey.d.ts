import type { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare const ELIDE_NAME = "elide";
export declare function register(keys: Command, context: CliContext): void;
/** Text of the key file, and the verifier key for the trust file. USAGE for an impossible name. */
export declare function newElideKey(name: string): Promise<{
    readonly text: string;
    readonly publicKey: string;
}>;
