import type { Pulser } from './haptic.ts';
export declare function classPulser(name: string, directory?: string): Pulser;
