import type { CliContext } from './context.ts';
import type { StationFlags } from './flags.ts';
export declare const BOOK_NAME = "station.db";
export declare function runStation(context: CliContext, flags: Partial<StationFlags>): Promise<void>;
