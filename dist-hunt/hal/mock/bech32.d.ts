/**
 * Bech32 (BIP 173) as age writes its keys: `age1…` and `AGE-SECRET-KEY-1…`, 32 bytes each.
 * Only what the simulated envelopes need; real recipients are read by hal/envelopes.
 */
import { type Bytes } from '../../src/bytes.ts';
/** `prefix` in lower case, without its separator. */
export declare function bech32Of(prefix: string, bytes: Uint8Array): string;
/** The 32 bytes of a key, or KEY_INVALID. */
export declare function keyOfBech32(prefix: string, text: string): Bytes;
