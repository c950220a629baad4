import type { Bytes } from '../bytes.ts';
import type { Profile } from '../device/profile.ts';
import type { BootFacts, TraceRecord } from '../device/status.ts';
import type { Primitives } from '../primitives.ts';
import { type Difference } from './sequences.ts';
export interface ReplaySetup {
    readonly primitives: Primitives;
    readonly profile: Profile;
    readonly profileHash: Bytes;
    /** Of what the trace does not say, such as how long each write takes. */
    readonly seed?: number;
    /** The trace of the replay, to be looked at beside the first. */
    readonly trace?: (record: TraceRecord) => void;
}
export interface Replay {
    readonly ok: boolean;
    readonly boots: number;
    /** Changes of state that were compared. */
    readonly changes: number;
    /** The same change came at most so much earlier or later. */
    readonly apartUs: number;
    /** The first in time. */
    readonly difference?: Difference & {
        readonly boot: number;
    };
}
export declare function replayTrace(records: readonly TraceRecord[], setup: ReplaySetup): Promise<Replay>;
/** Only boots that reached standby: of the others nothing can be compared. */
export declare function bootsOf(records: readonly TraceRecord[]): readonly (readonly TraceRecord[])[];
export declare function factsOf(boot: readonly TraceRecord[]): BootFacts | undefined;
