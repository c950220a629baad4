import { type Bytes } from '../../src/bytes.ts';
import type { KeyStore } from '../hal.ts';
export declare const KEY_NAME = "identity.key";
export declare const CERTIFICATE_NAME = "certificate.pem";
export declare const COUNTER_NAME = "counter";
/**
 * Opens the key store in `dir` (the data directory's `device`).
 * KEY_MISSING where it is not enrolled, KEY_INVALID or CERTIFICATE_INVALID where a file is damaged.
 */
export declare function openFileKeyStore(dir: string): Promise<KeyStore>;
/** DER of each CERTIFICATE block (RFC 7468), in file order. */
export declare function parsePem(text: string): readonly Bytes[];
/** After a power cut the old or the new content is there, never a mixture; durable when resolved. */
export declare function replaceDurably(dir: string, name: string, text: string, mode?: number): Promise<void>;
/** PEM of one certificate, lines of 64 characters. */
export declare function pemOf(der: Uint8Array): string;
