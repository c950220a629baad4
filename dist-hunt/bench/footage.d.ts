/**
 * Footage without an encoder, as fMP4: a picture and a sound track of the right size, as fast as it can be made.
 *
 * Fragments are real and so are the init segments: whatever is sealed from them opens as a film.
 */
import type { Bytes } from '../src/bytes.ts';
import { type Fragment } from '../src/media/fragment.ts';
import type { EncodedUnit, Track } from '../src/unit.ts';
export declare const FOOTAGE_BITS_PER_SECOND = 8100000;
export declare const inits: Readonly<Record<Track, Bytes>>;
/** `onUnit` learns of each unit before it is packed. Without a last flush, as while a camera records. */
export declare function footage(seconds: number, onUnit?: (unit: EncodedUnit) => void): Generator<Fragment>;
