import type { BoardForm } from '../../hal/boards/form.ts';
import { type Capture } from '../../hal/camera/cameras.ts';
import type { Clock, Hal, Log } from '../../hal/hal.ts';
import { type MockBoard } from '../../hal/mock/open.ts';
export type BoardHand = Pick<MockBoard, 'press' | 'down' | 'up' | 'bounce' | 'dock' | 'battery' | 'perceived'>;
export interface OpenBoard {
    readonly hal: Hal;
    /** Absent where the buttons are real. */
    readonly hand?: BoardHand;
    /** Idempotent. */
    close(): Promise<void>;
}
export interface BoardSettings {
    readonly board: BoardForm;
    readonly data: string;
    /** As given to `--camera`; the board's own where absent. */
    readonly camera?: string | undefined;
    /** Of the policy; absent: those of the data directory. */
    readonly recipients?: readonly string[] | undefined;
    /** As given to `--display`; the board's own where absent. */
    readonly display?: string | undefined;
    readonly log?: ((clock: Clock) => Log) | undefined;
    readonly env: Readonly<Record<string, string | undefined>>;
}
export declare function openBoard(settings: BoardSettings): Promise<OpenBoard>;
/** What the board's camera and microphone are, or what `--camera` puts in their place. */
export declare function captureOf({ board, camera: given }: Pick<BoardSettings, 'board' | 'camera'>, clock: Clock, log: Log): Promise<Capture>;
