import type { Action, Step } from './step.ts';
/** Asked for each step in order: undefined where it may stand here, or else why not. */
export declare function createPower(): (action: Action) => string | undefined;
/** Without the steps that make no sense where they stand: what a random plan, or a part of one, comes to. */
export declare function saneSteps(steps: readonly Step[]): readonly Step[];
