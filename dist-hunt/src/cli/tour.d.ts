import { type CliContext } from './context.ts';
import type { DemoFlags, DeviceFlags } from './flags.ts';
export declare function play(context: CliContext, flags: DemoFlags): Promise<void>;
/** What `zeuge start` does without a terminal: its own place in the data directory, replaced each time. */
export declare function playAtStart(context: CliContext, flags: DeviceFlags): Promise<void>;
