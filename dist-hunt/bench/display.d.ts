import { type Row } from './table.ts';
export declare function displayRows(seconds: number): Promise<readonly Row[]>;
