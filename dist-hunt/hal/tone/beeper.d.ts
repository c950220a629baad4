import type { Sounder } from './tone.ts';
export interface BeeperOptions {
    /** Only devices whose name contains this; all where absent. */
    readonly device?: string | undefined;
    readonly devicesFile?: string;
    readonly inputDirectory?: string;
}
export declare function beeper(options?: BeeperOptions): Sounder;
