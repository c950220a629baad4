import type { Command } from 'commander';
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
import { type CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
/** @param paths relative to where the command was started */
export declare function verifyPaths(context: CliContext, paths: readonly string[], trustFile?: string, witnessFiles?: readonly string[]): Promise<EvidenceReport>;
