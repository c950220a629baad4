/**
 * Base64 (RFC 4648 §4, padded) with exactly one text per value.
 */
import type { Bytes } from '../bytes.ts';
export declare function base64Of(bytes: Uint8Array): string;
/** The bytes, or undefined where the text is not what base64Of would have written. */
export declare function bytesOfBase64(text: string): Bytes | undefined;
