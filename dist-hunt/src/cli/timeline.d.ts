import type { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
