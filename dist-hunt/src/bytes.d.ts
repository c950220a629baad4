/**
 * Bytes as every room passes them on, and the few things all rooms do with them.
 *
 * Integers on disk and on the wire are big-endian. Nothing here allocates from a
 * length it was given by a stranger: callers check against their named maximum first.
 */
/** Bytes over an ordinary (never shared) ArrayBuffer. */
export type Bytes = Uint8Array<ArrayBuffer>;
export declare function concatBytes(...parts: readonly Uint8Array[]): Bytes;
/** Compares contents. Not constant-time: for public values only. */
export declare function equalBytes(a: Uint8Array, b: Uint8Array): boolean;
export declare function utf8(text: string): Bytes;
/** Strict UTF-8: undefined where the bytes are not text. A byte-order mark is kept, so text re-encodes to the same bytes. */
export declare function textOf(bytes: Uint8Array): string | undefined;
export declare function hexOf(bytes: Uint8Array): string;
/** Bytes of lower- or upper-case hexadecimal text; undefined where it is not that. */
export declare function bytesOfHex(text: string): Bytes | undefined;
export declare function viewOf(bytes: Uint8Array): DataView;
/** Overwrites with zeros: for key material and media once they are no longer needed. */
export declare function wipe(...parts: readonly Uint8Array[]): void;
