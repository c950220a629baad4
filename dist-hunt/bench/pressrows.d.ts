import { type Row } from './table.ts';
/** Of each one start and three double presses are measured; about two minutes. */
export declare const PRESSES = 25;
export declare function pressRows(presses: number): Promise<readonly Row[]>;
