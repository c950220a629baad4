import type { SegmentHeader } from './header.ts';
import type { Listed } from './listed.ts';
import type { SegmentClaims } from './verify.ts';
/** Everything the ledger and later segments signed about this one. */
export declare function claimsOn(header: SegmentHeader | undefined, listed: Listed | undefined, headers: readonly SegmentHeader[]): SegmentClaims;
