import type { Checker, Report } from '../checker.ts';
import type { OpenedSegment } from '../recovered.ts';
import { type BootTruth, type GivenUnit, type Truth } from '../truth.ts';
export declare function checkDurability(report: Report): Checker;
/** Pictures that were reported durable and are neither there nor declared missing. */
export declare function promisedAndLost(truth: Truth, boot: BootTruth, segments: readonly OpenedSegment[], recording: string, untilUs: number): readonly GivenUnit[];
/** Pictures between the recording's first one and `untilUs` that it neither holds nor declares missing. */
export declare function missingPictures(boot: BootTruth, segments: readonly OpenedSegment[], untilUs: number): readonly GivenUnit[];
