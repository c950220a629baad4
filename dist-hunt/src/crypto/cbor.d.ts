import type { Bytes } from '../bytes.ts';
export type Cbor = null | boolean | number | string | Bytes | readonly Cbor[] | {
    readonly [key: string]: Cbor;
};
/** Arrays and maps inside one another. */
export declare const CBOR_DEPTH_MAX = 8;
/** Nothing larger is written or read. */
export declare const CBOR_BYTES_MAX: number;
/** `object` admits interfaces, which TypeScript does not see as maps; what does not fit is a bug of the caller. */
export declare function encodeCbor(value: Cbor | object): Bytes;
/** The value, or undefined where the bytes are not its one deterministic encoding. */
export declare function decodeCbor(bytes: Uint8Array): Cbor | undefined;
