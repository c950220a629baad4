/**
 * Takes in the bytes of one unit: written, hashed and verified while they come, resumable where they stopped.
 *
 *   body ─► 512 KiB ─► incoming/<sha256> ─► hash
 *                            └─► verifier (growing.ts) ─► judgement        all there: fdatasync
 *
 * Memory is a piece and what the verifier reads, whatever is sent. What comes beyond the length that was named, or has
 * another hash, is thrown away; what came before a connection broke stays for the next attempt.
 */
import type { StationDisk } from '../../hal/stationdisk.ts';
import type { Primitives } from '../primitives.ts';
import { type UnitJudgement, type UnitQuestion } from './judgeunit.ts';
export interface ArriveParts {
    readonly disk: StationDisk;
    readonly primitives: Primitives;
}
export interface Arriving {
    readonly sha256: string;
    readonly bytes: number;
    readonly offset: number;
    readonly body: AsyncIterable<Uint8Array>;
}
export type Arrived = 
/** Durable under `incomingName`, and what it is. */
{
    readonly whole: true;
    readonly judgement: UnitJudgement;
}
/** So many bytes are there. */
 | {
    readonly whole: false;
    readonly bytes: number;
};
export declare function incomingName(sha256: string): string;
/** STATION_REFUSED where more comes than was named; DISK_… where it cannot be written. */
export declare function arrive({ disk, primitives }: ArriveParts, { sha256, bytes, offset, body }: Arriving, question: UnitQuestion): Promise<Arrived>;
