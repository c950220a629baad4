import type { Board, Entropy } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
/** In the service's runtime directory, gone with the power: how the service ended last (`zeuge board dark`). */
export declare const STOPPED_FILE = "stopped";
/** The kernel's: monotonic times of two processes of one boot are comparable. */
export declare function bootIdOf(entropy: Entropy): Promise<Bytes>;
/** `env`: RUNTIME_DIRECTORY as systemd sets it; outside of the service nobody knows. */
export declare function resetCauseOf(env: Readonly<Record<string, string | undefined>>): Promise<Board['resetCause']>;
