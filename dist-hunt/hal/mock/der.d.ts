import { type Bytes } from '../../src/bytes.ts';
export interface Chain {
    readonly root: Bytes;
    readonly device: Bytes;
}
/** `name` is the device's pseudonym, `zg-` and 8 hex digits. `notAfter` (UTCTime) is the device certificate's. */
export declare function makeChain(rootKey: Bytes, deviceKey: Bytes, name: string, notAfter?: string): Chain;
