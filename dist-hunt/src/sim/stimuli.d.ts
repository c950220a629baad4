/**
 * What came to a device from outside in one boot, taken out of its trace: the moves a hand must make on a
 * simulated board so that the same happens again. Pure.
 *
 * A trace says when the device noticed. Where it looks from time to time only (clock, space), or where the cause
 * came before the record (a late answer of the card), the move is made so much earlier.
 */
import type { DiskOperation } from '../../hal/diskfault.ts';
import type { Button, ClockState, Part } from '../../hal/hal.ts';
import type { DiskFaultName } from '../../hal/mock/drive.ts';
import type { TraceRecord } from '../device/status.ts';
export type Stimulus = {
    readonly atUs: number;
} & ({
    readonly type: 'edge';
    readonly button: Button;
    readonly down: boolean;
} | {
    readonly type: 'dock';
    readonly attached: boolean;
} | {
    readonly type: 'battery';
    readonly percent: number;
    readonly charging: boolean;
} | {
    readonly type: 'clock';
    readonly wallUs: number | null;
    readonly state: ClockState;
} | {
    readonly type: 'source';
    readonly source: 'camera' | 'microphone';
    readonly live: boolean;
} | {
    readonly type: 'part';
    readonly part: Part;
    readonly ok: boolean;
} | {
    readonly type: 'fail';
    readonly operation: DiskOperation;
    readonly fault: DiskFaultName;
} | {
    readonly type: 'stall';
    readonly ms: number;
} | {
    readonly type: 'space';
    readonly freeBytes: number;
} | {
    readonly type: 'finish' | 'cut';
});
export interface Stimuli {
    /** How things stood when the power came. */
    readonly first: readonly Stimulus[];
    /** From the first standby on, in time order. */
    readonly later: readonly Stimulus[];
    readonly lastUs: number;
    /** Whether the run ended in the trace, or the trace ended in the run. */
    readonly ending: 'closed' | 'open';
}
export declare function stimuliOf(boot: readonly TraceRecord[]): Stimuli;
