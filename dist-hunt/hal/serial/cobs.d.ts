/**
 * Consistent Overhead Byte Stuffing (Cheshire and Baker, 1999): a packet without zeros, so that a zero ends it.
 *
 * Pure. One damaged byte costs one packet: the next zero is the next beginning.
 */
import type { Bytes } from '../../src/bytes.ts';
/** Without the zero that ends it. */
export declare function cobsEncode(packet: Uint8Array): Bytes;
/** Undefined where the distances do not add up. `stuffed` holds no zero. */
export declare function cobsDecode(stuffed: Uint8Array): Bytes | undefined;
