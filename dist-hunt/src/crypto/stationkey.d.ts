/**
 * A station's own secret, as one text file: who it is, and the key it signs with.
 *
 *   PRIVATE+KEY+zs-…+<key id>+<base64> LF         C2SP signer key
 *   base64( CBOR { certificate, publicKey, signature } ) LF        station.ts
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type NoteSigner } from './notekey.ts';
import { type StationChain } from './station.ts';
export declare const STATION_KEY_BYTES_MAX = 8192;
export interface StationKey {
    readonly signer: NoteSigner;
    readonly chain: StationChain;
}
/** @param sign ECDSA P-256 by the certificate's key, which is not needed afterwards */
export declare function makeStationKey(primitives: Primitives, { name, seed, certificate }: {
    readonly name: string;
    readonly seed: Bytes;
    readonly certificate: Bytes;
}, sign: (message: Bytes) => Promise<Bytes>): Promise<StationKey>;
export declare function formatStationKey(primitives: Primitives, { signer, chain }: StationKey): string;
/** Undefined where the text is not one, or its two halves do not belong together. */
export declare function parseStationKey(primitives: Primitives, text: string): StationKey | undefined;
