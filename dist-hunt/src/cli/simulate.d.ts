/**
 * `zeuge simulate`: the camera on a simulated board in virtual time: scenario files, random shifts from seeds, or the
 * trace of a real run. Exit 0 only if everything held.
 */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
