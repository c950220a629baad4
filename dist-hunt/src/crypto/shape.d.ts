/**
 * The two field shapes every CBOR map of the format is made of: byte strings of one length, and counts.
 */
import * as v from 'valibot';
import type { Bytes } from '../bytes.ts';
export declare const bytesShape: (length: number) => v.SchemaWithPipe<readonly [v.CustomSchema<Bytes, undefined>, v.CheckAction<Bytes, undefined>]>;
export declare const bytesUpTo: (bytesMax: number, bytesMin?: number) => v.SchemaWithPipe<readonly [v.CustomSchema<Bytes, undefined>, v.CheckAction<Bytes, undefined>]>;
export declare const countShape: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.SafeIntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>;
