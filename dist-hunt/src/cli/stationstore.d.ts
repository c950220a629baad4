import type { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(station: Command, context: CliContext): void;
