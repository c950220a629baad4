/**
 * How a failed command ends: exit code and way out for each fault, and one sentence instead of a stack trace.
 *
 * docs/errors.md explains every code; a test keeps the two and src/errors.ts in step.
 * A fault that is not a ZeugeError is our own bug and says so.
 */
import { type FaultCode } from '../errors.ts';
import type { CliContext } from './context.ts';
import { type Ending } from './stationendings.ts';
/** Exit code of a bug of ours (EX_SOFTWARE of sysexits.h). */
export declare const EXIT_BUG = 70;
export declare const EXIT_USAGE = 2;
/** Something that was expected did not hold. */
export declare const EXIT_EXPECTATION = 1;
export declare const ENDINGS: Readonly<Record<FaultCode, Ending>>;
export interface Failure {
    readonly exit: number;
    readonly code: FaultCode | 'INTERNAL';
    readonly message: string;
    readonly hint: string;
}
export declare function failureOf(error: unknown, lang: CliContext['lang']): Failure;
/** Says what went wrong in the form asked for, and sets the exit code. */
export declare function reportFailure(context: CliContext, error: unknown): void;
