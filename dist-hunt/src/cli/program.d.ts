/**
 * The command line as commander sees it: names, options and examples, nothing that runs.
 *
 * Every command's body is loaded when it is used, so that `zeuge --help` answers at once.
 * commander's own complaints become ZeugeError USAGE: one way for a command to fail.
 */
import { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function buildProgram(context: CliContext): Command;
/** Parses and runs; resolves when the command is done. Failures are told and turned into an exit code here. */
export declare function runProgram(context: CliContext, args: readonly string[]): Promise<void>;
/** The value of a global option wherever it stands before a `--`. */
export declare function optionValue(args: readonly string[], name: string): string | undefined;
export declare function hasOption(args: readonly string[], name: string): boolean;
