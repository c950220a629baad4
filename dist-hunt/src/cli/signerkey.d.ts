import type { Command } from 'commander';
import type { NoteSigner } from '../crypto/notekey.ts';
import type { CliContext } from './context.ts';
export declare function register(keys: Command, context: CliContext): void;
/** Whoever is done with the signer wipes its seed. KEY_INVALID, and what reading may say. */
export declare function readSignerKey(context: CliContext, file: string, command: string): Promise<NoteSigner>;
/** Text of the key file, and the verifier key for the trust file. USAGE for an impossible name. */
export declare function newSignerKey(name: string): Promise<{
    readonly text: string;
    readonly publicKey: string;
}>;
