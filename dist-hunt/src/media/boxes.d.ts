/**
 * ISO base media file format boxes (ISO/IEC 14496-12 §4.2) as plain data, a writer that walks
 * them and a reader that gives the same data back.
 *
 * Promises: `parseBoxes(encodeBoxes(x))` is x; the same boxes give the same bytes; undefined,
 * never an error, for bytes that are no boxes. Only the 32-bit size field and only the
 * containers that Zeuge writes are known; any other box is a payload.
 */
import { type Bytes } from '../bytes.ts';
/** A payload, then boxes; most have only one of the two. */
export interface Box {
    readonly type: string;
    readonly payload: Uint8Array;
    readonly boxes: readonly Box[];
}
export declare function box(type: string, payload?: Uint8Array, boxes?: readonly Box[]): Box;
/** A box that begins with version and flags (ISO/IEC 14496-12 §4.2.2). */
export declare function fullBox(type: string, version: number, flags: number, ...fields: readonly Field[]): Box;
export interface Field {
    readonly bytes: number;
    write(view: DataView, at: number): void;
}
export declare function u8(value: number): Field;
export declare function u16(value: number): Field;
export declare function u24(value: number): Field;
export declare function u32(value: number): Field;
export declare function u64(value: number): Field;
export declare function ascii(text: string): Field;
export declare function raw(bytes: Uint8Array): Field;
/** Zero bytes, for reserved fields. */
export declare function zeros(bytes: number): Field;
export declare function fieldBytes(...fields: readonly Field[]): Bytes;
export declare function boxBytes({ payload, boxes }: Box): number;
/** What stands in front of a payload that is written elsewhere. */
export declare function boxHeader(type: string, payloadBytes: number): Bytes;
export declare function encodeBoxes(...boxes: readonly Box[]): Bytes;
/** Writes into `out` from `at` and says where it ended. */
export declare function writeBoxes(boxes: readonly Box[], out: Uint8Array, at: number): number;
/** The boxes of exactly these bytes, payloads as views; undefined where sizes do not add up or there are too many. */
export declare function parseBoxes(bytes: Uint8Array): Box[] | undefined;
/** The box at a path of types, each the first of its kind. */
export declare function findBox(boxes: readonly Box[], ...path: readonly string[]): Box | undefined;
