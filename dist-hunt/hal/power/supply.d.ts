import type { Battery, Clock, Source } from '../hal.ts';
import { type Report } from '../keep.ts';
export declare const SUPPLY_DIRECTORY = "/sys/class/power_supply";
export interface SupplyOptions {
    readonly clock: Clock;
    readonly report: Report;
    /** Directory name of the gauge; the first battery of the system where absent. */
    readonly gauge?: string | undefined;
    /** Told by somebody else (the cradle) that it is being charged. */
    readonly charging?: () => boolean;
    readonly directory?: string;
}
export declare function supplyBattery(options: SupplyOptions): {
    readonly battery: Source<Battery>;
    close(): void;
};
export declare function readBattery({ gauge, directory, }: Pick<SupplyOptions, 'gauge' | 'directory'>): Battery;
