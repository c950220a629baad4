/**
 * Walks through a segment and says how far it is as it was sealed, and how far that is signed.
 *
 *   magic HEADER ENVELOPE CHECKPOINT (CHUNK | GAP | EVENT | CHECKPOINT)* END CHECKPOINT │ end of file
 *   └──────────── good: in order, hashed, counted ───────┘ └─ bad: the first that is not, and all behind it
 *
 * Never throws at bad bytes, reads only, and trusts no certificate: who the epoch key belongs to is
 * identity.ts's question, what a bad entry means verify.ts's. Recovery at boot uses the same walk.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Head } from './entry.ts';
import { type SegmentHeader } from './header.ts';
import { type Checkpoint } from './note.ts';
import { type ScanFault, type ScannedEntry } from './scan.ts';
import type { ByteSource } from './source.ts';
import { type Tally } from './tally.ts';
export type Fault = ScanFault | 'magic' | 'entry out of place' | 'header' | 'another segment' | 'envelope hash' | 'counter' | 'checkpoint' | 'something behind the end';
export interface BadEntry {
    /** Number of the first bad entry; all before it are good. */
    readonly entry: number;
    readonly offset: number;
    readonly what: Fault;
    /** Largest `durable` of a valid checkpoint of this segment at or behind it. */
    readonly laterDurable: number;
    /** Something that only ever follows a durable HEADER stands behind it. */
    readonly laterEntries: boolean;
    readonly onlyZeros: boolean;
}
export interface Survey {
    /** Whether it begins as a segment does. */
    readonly sealed: boolean;
    readonly bytes: number;
    readonly header?: SegmentHeader;
    /** SHA-256 of the HEADER's body, the first half of every chunk's additional data. */
    readonly headerHash?: Bytes;
    readonly headerLeafHash?: Bytes;
    readonly envelope?: Bytes;
    /** Good entries from the start. */
    readonly entries: number;
    /** The last valid checkpoint: what it covers, and the tree with its own leaf. */
    readonly signed?: {
        readonly checkpoint: Checkpoint;
        readonly size: number;
        readonly root: Bytes;
        readonly tally: Tally;
    };
    /** Good entries behind the last valid checkpoint's own. */
    readonly unsignedEntries: number;
    /** END and its CHECKPOINT are there and good. */
    readonly ended: boolean;
    readonly bad?: BadEntry;
    /** From the first bad entry to the end of the file. */
    readonly torn: {
        readonly offset: number;
        readonly bytes: number;
    };
    /** Everything behind the first `tailFrom` good entries, where there are so many. */
    readonly tail?: {
        readonly bytes: number;
        readonly hash: Bytes;
    };
    /** Roots over the first n leaves, for the sizes asked for and reached. */
    readonly roots: ReadonlyMap<number, Bytes>;
}
export interface SurveyOptions {
    /** Sizes at which somebody else stated a root. */
    readonly sizes?: readonly number[];
    readonly tailFrom?: number;
    /** Bodies wanted by `visit`; small ones are kept anyway. */
    readonly keep?: (head: Head) => boolean;
    /**
     * Leaves the bodies of CHUNK and END unread: for an opener, who checks each by tag and commitment when
     * its turn comes. The walk then does not stop at a damaged one.
     */
    readonly headsOnly?: boolean;
    /** Each good entry in file order, signed or not. */
    readonly visit?: (entry: ScannedEntry) => void | Promise<void>;
    readonly progress?: (doneBytes: number) => void;
}
export declare function surveySegment(primitives: Primitives, source: ByteSource, options?: SurveyOptions): Promise<Survey>;
