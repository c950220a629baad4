import type { Scenario } from './scenario.ts';
export declare function writeScenario(scenario: Scenario): string;
