import type { Entropy } from '../hal.ts';
export declare function openNodeEntropy(): Entropy;
