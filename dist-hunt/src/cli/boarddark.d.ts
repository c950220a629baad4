import type { CliContext } from './context.ts';
export declare function darkenBoard(context: CliContext, given: string): Promise<void>;
