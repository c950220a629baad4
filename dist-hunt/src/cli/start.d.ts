/**
 * `zeuge start`: the simulated camera operated in a terminal. What `npm start` runs.
 *
 * Without a terminal it plays the guided demo once and ends with 0, so that it shows something anywhere.
 */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
