/**
 * What a simulated card holds, and what of it survives: files as append-only bytes with
 * the ranges that are not on the medium yet, and names that are or are not there yet.
 * No time and no errors here: disk.ts has those, and describes the fault model as a whole.
 */
import type { Bytes } from '../../src/bytes.ts';
import type { DiskEntry } from '../hal.ts';
import type { Random } from './random.ts';
export declare const SECTOR_BYTES = 512;
interface Range {
    readonly from: number;
    readonly to: number;
}
/** One file's bytes, apart from the name they are found under. */
export interface FileNode {
    bytes: Bytes;
    length: number;
    /** Appended, not synced: each sector survives a crash or not. */
    pending: Range[];
    /** Dropped by a failed sync and marked clean: read back until a crash, zeros after it. */
    lost: Range[];
}
export type Names = Map<string, FileNode | 'directory'>;
/** The state of a whole card as plain values. */
export interface DiskImage {
    readonly files: ReadonlyMap<string, Bytes>;
    readonly directories: readonly string[];
}
/** What stays when the power is gone; handed from one boot to the next. */
export interface Card {
    live: Names;
    durable: Names;
    capacityBytes: number;
}
export declare function createCard(image?: DiskImage, capacityBytes?: number): Card;
export declare function createFile(content?: Uint8Array): FileNode;
export declare function appendTo(node: FileNode, content: Uint8Array): void;
/** What was appended below `to` is on the medium now. */
export declare function settleBelow(node: FileNode, to: number): void;
/** What was appended below `to` is dropped and called clean, as the page cache does after EIO. */
export declare function loseBelow(node: FileNode, to: number): void;
/** One range never arrives, though everything around it may. */
export declare function loseRange(node: FileNode, from: number, to: number): void;
export declare function imageOf(names: Names, keep?: (name: string) => boolean): DiskImage;
/**
 * What a crash now would certainly leave of this file: zeros where nothing arrived, nothing behind it. A view of
 * the file itself where nothing is missing: copy what you keep.
 */
export declare function durableBytes(node: FileNode): Bytes;
/** Power is gone: decides sector by sector what of the file is left. */
export declare function crashFile(node: FileNode, random: Random): FileNode;
/** The names a crash leaves: a change that was not synced happened or not, each on its own; nothing outlives its directory. */
export declare function crashNames(live: Names, durable: Names, random: Random): Names;
export declare function namesOf(image: DiskImage): Names;
export declare function entriesOf(names: Names, directory: string): DiskEntry[];
export declare function freeBytes(card: Card): number;
/** What one more append to this file may take: the rest of its last block is its own already. */
export declare function freeFor(card: Card, node: FileNode): number;
export {};
