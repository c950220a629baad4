/**
 * A running camera for the commands that have one: profile, board and device, opened in order and let go in reverse.
 */
import type { BoardForm } from '../../hal/boards/form.ts';
import type { Clock, Hal, Log } from '../../hal/hal.ts';
import type { Device, TraceRecord } from '../device/status.ts';
import type { Language } from '../device/texts.ts';
import { type BoardHand } from './board.ts';
import type { CliContext, Wording } from './context.ts';
import type { LoadedProfile } from './profiles.ts';
export interface SessionSettings {
    readonly data: string;
    /** Absent: what the data directory's policy says, or else the demonstration. */
    readonly profile?: string;
    /** As given to `--display`. */
    readonly display?: string;
    /** As given to `--camera`; the board's own where absent. */
    readonly camera?: string;
    /** The simulated board where absent. */
    readonly board?: BoardForm;
    readonly accept?: readonly string[];
    /** Address of the station that the dock hands over to. */
    readonly station?: string;
    /** Of the front display; the profile's where absent, else that of the messages. */
    readonly displayLanguage?: Language;
    readonly log?: (clock: Clock) => Log;
    readonly trace?: (record: TraceRecord) => void;
}
export interface Session {
    readonly hal: Hal;
    /** Absent on a board with real buttons. */
    readonly hand?: BoardHand;
    readonly device: Device;
    readonly profile: LoadedProfile;
    readonly data: string;
    /** What must be said before anybody relies on this camera. */
    readonly notices: readonly Wording[];
    /** Seals what is running and lets go of everything. Idempotent. */
    close(): Promise<void>;
}
export declare function openSession(context: CliContext, settings: SessionSettings): Promise<Session>;
