/**
 * `zeuge station --store DIR --keys DIR`: takes in what enrolled cameras bring, until SIGTERM; list, show, verify, pull.
 */
import { type Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
