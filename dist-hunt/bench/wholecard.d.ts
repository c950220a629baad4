import { type Row } from './table.ts';
export declare function cardRows(cardBytes: number): Promise<readonly Row[]>;
