import type { ScenarioRun } from '../sim/run.ts';
import type { Scenario } from '../sim/scenario.ts';
import type { Judged } from '../ui/timeline.ts';
import type { CliContext } from './context.ts';
import type { Suite } from './junit.ts';
export interface Played {
    readonly file: string;
    readonly scenario: Scenario;
    readonly run: ScenarioRun;
    readonly tookMs: number;
}
export declare function reportOne(context: CliContext, played: Played): void;
export declare function reportSeveral(context: CliContext, all: readonly Played[], wanted: number): void;
export declare function suiteOf({ file, scenario, run, tookMs }: Played): Suite;
export declare function failure({ lang }: Pick<CliContext, 'lang'>, message: string): {
    readonly code: 'EXPECTATION_FAILED';
    readonly message: string;
    readonly hint: string;
};
/** For people the reason on stderr, for all the exit code. */
export declare function tell(context: CliContext, message: string): void;
/** For the top of a timeline. */
export declare function judgedOf({ outcomes, violations }: ScenarioRun): readonly Judged[];
