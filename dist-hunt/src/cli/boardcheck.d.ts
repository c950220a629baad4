import { BOARD_PARTS } from './boardshow.ts';
import { type CliContext } from './context.ts';
export interface PartCheck {
    readonly part: (typeof BOARD_PARTS)[number];
    readonly backend: string;
    readonly ok: boolean;
    /** What was found, or what is missing and how to mend it. */
    readonly found: string;
}
export declare function checkBoard(context: CliContext, given: string, tries: boolean): Promise<void>;
