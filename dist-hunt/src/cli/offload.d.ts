/**
 * `zeuge offload --to STATION|DIR`: hands over what lies in a camera's data directory, without the camera running.
 */
import { type Command } from 'commander';
import type { CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
