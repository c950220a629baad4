import type { Sounder } from './tone.ts';
export interface PwmOptions {
    readonly chip: number;
    readonly channel: number;
    readonly directory?: string;
}
export declare function pwm({ chip, channel, directory }: PwmOptions): Sounder;
