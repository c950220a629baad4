import { type CliContext } from './context.ts';
/** In the order of the file. */
export declare const BOARD_PARTS: ("battery" | "buttons" | "camera" | "display" | "dock" | "haptic" | "led" | "microphone" | "position" | "tone")[];
export declare function listBoards(context: CliContext): Promise<void>;
export declare function showBoard(context: CliContext, given: string): Promise<void>;
