/**
 * The options of the commands that run, show or simulate a camera, as commander hands them over.
 */
import { type Command } from 'commander';
import { type Language } from '../device/texts.ts';
export interface DeviceFlags {
    readonly data?: string;
    readonly profile?: string;
    /** The board's own where absent. */
    readonly camera?: string;
    /** Id or file; the simulated board where absent. */
    readonly board?: string;
    readonly accept?: readonly string[];
    readonly langDisplay?: Language;
    readonly display?: string;
    /** Address of the station that the dock hands over to. */
    readonly station?: string;
}
export interface DemoFlags {
    readonly out: string;
    readonly camera: string;
    readonly force?: boolean;
}
export interface OperateFlags extends DeviceFlags {
    readonly trace?: string;
}
export interface RunFlags extends OperateFlags {
    readonly headless?: boolean;
    readonly logLevel: string;
}
export interface SimulateFlags {
    readonly seed?: string;
    readonly seeds?: string;
    readonly from?: string;
    readonly hours?: string;
    readonly jobs?: string;
    readonly replay?: string;
    readonly profile?: string;
    readonly out?: string;
    readonly timeline?: string;
    readonly junit?: string;
    readonly force?: boolean;
}
export interface TimelineFlags {
    readonly html?: string;
    readonly lines: string;
    readonly force?: boolean;
}
export interface OffloadFlags {
    readonly data?: string;
    readonly to: string;
    readonly profile?: string;
    readonly parallel: number;
    readonly limit?: number;
    readonly grace?: number;
    readonly erase: boolean;
}
export interface StationFlags {
    readonly store: string;
    readonly keys: string;
    readonly host: string;
    readonly port: number;
    readonly statusPort?: number;
    readonly lockDays: number;
    readonly logLevel: string;
}
export declare function addDeviceOptions(command: Command): Command;
