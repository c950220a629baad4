/**
 * `zeuge run`: the device runtime for a board. With a terminal it is operated like `zeuge start`;
 * without one it runs headless with its log on stderr until SIGTERM seals and ends it. Never a demo.
 */
import { type Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
