import { type Row } from './table.ts';
export declare function processRows(seconds: number): Promise<readonly Row[]>;
