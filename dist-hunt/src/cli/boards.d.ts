/**
 * `zeuge board`: what a board file says (`show`), whether its parts are there (`check`), and all lights off (`dark`).
 */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
