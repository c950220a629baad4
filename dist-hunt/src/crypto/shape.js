/**
 * The two field shapes every CBOR map of the format is made of: byte strings of one length, and counts.
 */
import * as v from 'valibot';
export const bytesShape = (length) => bytesUpTo(length, length);
export const bytesUpTo = (bytesMax, bytesMin = 1) => v.pipe(v.custom((value) => value instanceof Uint8Array), v.check((value) => value.length >= bytesMin && value.length <= bytesMax));
export const countShape = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
