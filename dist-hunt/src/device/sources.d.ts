/** Camera and microphone together: what they give goes to the recorder, what they lack becomes a fault. */
import type { Hal } from '../../hal/hal.ts';
import type { Recorder } from './recorder.ts';
import type { Trace } from './tracer.ts';
import type { SetFault } from './watch.ts';
/** Closed; open and ready but giving nothing; or giving units. */
export type SourcesWanted = 'off' | 'warm' | 'live';
export interface Sources {
    /** Brings both there, where they are not so already. */
    run(wanted: SourcesWanted): void;
    requestKeyFrame(): void;
    /** No unit comes after this resolves. */
    stop(): Promise<void>;
}
export declare function createSources(hal: Pick<Hal, 'clock' | 'camera' | 'microphone' | 'log'>, recorder: Pick<Recorder, 'format' | 'unit' | 'lost'>, setFault: SetFault, trace: Trace): Sources;
