import { type Bytes } from '../src/bytes.ts';
import { type Row } from './table.ts';
interface SealedFile {
    readonly file: string;
    readonly key: Bytes;
}
export declare function openingRows(directory: string, sealed: SealedFile, fragments: readonly {
    readonly bytes: Bytes;
}[]): Promise<readonly Row[]>;
export {};
