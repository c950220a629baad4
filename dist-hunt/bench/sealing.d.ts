import { type Row } from './table.ts';
export declare function sealingRows(): Promise<readonly Row[]>;
