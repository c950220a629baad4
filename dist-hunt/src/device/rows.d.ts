import type { DeviceState, Fault } from './vocabulary.ts';
export declare function firstOf<T>(rows: readonly T[], applies: (row: T) => boolean): T;
export declare function has(state: DeviceState, ...faults: readonly Fault[]): boolean;
export declare function capturing({ capture }: DeviceState): boolean;
