/**
 * `zeuge demo`: the whole way once, with real clock, encoder and disk: announce, record, stop, verify, open.
 */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
