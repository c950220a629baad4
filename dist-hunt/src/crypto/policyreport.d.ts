import type { Primitives } from '../primitives.ts';
import type { PolicyEvent } from './deviceevent.ts';
import type { SegmentHeader } from './header.ts';
import type { SegmentReport } from './segmentreport.ts';
import type { Trust } from './trust.ts';
export interface PolicyReport {
    /** SHA-256 of the policy file, hexadecimal; of the profile file where nobody signed. */
    readonly hash: string;
    readonly profile: string;
    /**
     * `demo`: nobody signed it · `absent`: said to be signed, but the file it names is not here · `unchecked`: no trust
     * file was given · `untrusted`: not by one of its policy signers · `trusted`.
     */
    readonly state: 'demo' | 'absent' | 'unchecked' | 'untrusted' | 'trusted';
    /** Name of the signature. */
    readonly by?: string;
    readonly fromUs?: number;
    readonly untilUs?: number;
    /** Segments made under it, and those of them made outside its validity by the camera's clock or its own word. */
    readonly segments: number;
    readonly outside: number;
}
export interface RuledSegment {
    readonly header: SegmentHeader;
    readonly report: SegmentReport;
}
/** In the order in which the segments name them. */
export declare function judgePolicies(primitives: Primitives, segments: readonly RuledSegment[], stated: ReadonlyMap<string, PolicyEvent> | undefined, trust: Trust | undefined): readonly PolicyReport[];
