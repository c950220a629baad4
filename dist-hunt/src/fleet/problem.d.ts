/**
 * What keeps a handing over from going on, as one of the words that the display, the log and the command line share.
 */
import { ZeugeError } from '../errors.ts';
import type { OffloadReport } from './offload.ts';
export type Problem = 'station-unreachable' | 'station-untrusted' | 'station-full' | 'station-busy' | 'station-refused' | 'receipt-wrong' | 'kept-apart' | 'ledger-refused' | 'card-failing' | 'offload-failed';
export declare function problemOf(error: unknown): Problem;
/** What a round that went to its end still leaves undone; undefined where all is well. The ledger's trouble first. */
export declare function leftUndone({ apart, refused }: OffloadReport): ZeugeError | undefined;
