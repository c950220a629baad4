import type { Log } from '../hal.ts';
/** Resolves only where it cannot be switched off, and says why in the log. */
export declare function powerOff(log: Log): Promise<void>;
