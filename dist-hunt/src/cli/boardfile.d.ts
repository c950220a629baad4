import { type BoardForm } from '../../hal/boards/form.ts';
import type { CliContext } from './context.ts';
export declare const SIMULATED = "mock";
export interface LoadedBoard {
    readonly board: BoardForm;
    readonly path: string;
}
/** BOARD_INVALID with file, line and field; FILE_MISSING for an unknown id. */
export declare function loadBoard(context: Pick<CliContext, 'cwd'>, given: string): Promise<LoadedBoard>;
export declare function boardsDirectory(): string;
