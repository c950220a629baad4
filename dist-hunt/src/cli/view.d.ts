import { type CliContext } from './context.ts';
import type { Session } from './session.ts';
import type { TerminalView } from './terminal.ts';
export interface View {
    now(): TerminalView;
    /** A line below everything else. */
    say(message: string): void;
    stop(): void;
}
export declare function createView(context: CliContext, session: Session): View;
