import type { Clock, Display, Log } from '../hal.ts';
import { type PanelSettings } from './settings.ts';
export interface PanelOptions extends PanelSettings {
    readonly clock: Pick<Clock, 'nowUs' | 'setTimeout' | 'clearTimeout'>;
    readonly log?: Log | undefined;
    /** Called with each change: the panel is gone (and why), or it is up again. */
    readonly report: (ok: boolean, why: string) => void;
}
export interface Panel {
    readonly display: Display;
    /** A JPEG of what the camera sees, at most PICTURE_BYTES_MAX; dropped where the panel cannot follow. */
    picture(jpeg: Uint8Array): void;
    readonly pid: number | undefined;
    /** Dark, and the process ended. Idempotent. */
    close(): Promise<void>;
}
export declare function openPanel(options: PanelOptions): Panel;
