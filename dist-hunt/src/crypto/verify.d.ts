/**
 * The verdict on one segment: what the file itself proves, and what others have stated about it.
 *
 * Needs no key and no network. Never throws at bad evidence: everything found is in the report. Only
 * a medium that cannot be read throws (ZeugeError of the source). The relation between segments and
 * ledger is relate.ts's question; it comes in here as claims.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type ElisionFinding } from './elision.ts';
import type { SegmentHeader } from './header.ts';
import { type Identity } from './identity.ts';
import type { Problem, SegmentReport } from './segmentreport.ts';
import type { ByteSource } from './source.ts';
import { type Survey } from './survey.ts';
import { type Tally } from './tally.ts';
import type { Trust } from './trust.ts';
import type { Verdict } from './verdict.ts';
/** What the ledger, or a later segment, signed about this one. */
export interface Claim {
    readonly by: 'closed' | 'recovered' | 'successor';
    /** Leaves it had at least. */
    readonly size: number;
    /** Over these leaves, where it was stated. */
    readonly root?: Bytes;
}
export interface SegmentClaims {
    readonly ends: readonly Claim[];
    /** Of the ledger's `opened`. */
    readonly headerLeafHash?: Bytes;
    /** A later segment holds again what may be torn here. */
    readonly replaced?: boolean;
    /** What the camera found at its next start behind this many good entries. */
    readonly found?: {
        readonly entries: number;
        readonly bytes: number;
        readonly hash: Bytes;
    };
}
export interface VerifyOptions {
    /** Name in the report. */
    readonly file: string;
    readonly trust?: Trust;
    readonly claims?: SegmentClaims;
    /** Statements that lie beside the segment; asked for only where something was taken out. */
    readonly elisions?: () => Promise<readonly Uint8Array[]>;
    readonly progress?: (doneBytes: number) => void;
}
export interface Verified {
    readonly report: SegmentReport;
    readonly survey: Survey;
}
/** The report on one segment. */
export declare function verifySegment(primitives: Primitives, source: ByteSource, options: VerifyOptions): Promise<SegmentReport>;
/** The report, and the walk it rests on: for who goes on with the same file (open, relate). */
export declare function verifyAndSurvey(primitives: Primitives, source: ByteSource, options: VerifyOptions): Promise<Verified>;
/** How a report names the segment. */
export declare function namesOf({ segmentId, recording }: SegmentHeader): {
    segment: string;
    recording: string;
    sequence: number;
};
/** A tally as a report shows it. */
export declare function tallied(tally: Tally): {
    signedUntilUs: number | null;
    signedUntilWallUs: number | null;
    signedFromUs: number | null;
    signedFromWallUs: number | null;
    chunks: number;
    preRecordChunks: number;
    gaps: number;
    gapList: readonly import("./tally.ts").DeclaredGap[];
    undeclaredGaps: readonly import("./tally.ts").Hole[];
    backwards: readonly number[];
    moments: readonly import("./segmentevent.ts").SegmentMoment[];
    started?: import("./segmentevent.ts").Started;
};
export interface Judgement {
    readonly verdict: Verdict;
    readonly problem?: Problem;
}
/** The verdict on a walk. Pure: the same survey, claims, identity and statements give the same verdict. */
export declare function judge(survey: Survey, claims: SegmentClaims, identity: Identity, elisions?: readonly ElisionFinding[]): Judgement;
export declare function invalidIdentity({ detail, reason }: Identity): Problem;
