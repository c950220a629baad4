import type { CardSurvey } from './card.ts';
import type { OffloadParts } from './parts.ts';
export interface WitnessOutcome {
    readonly cosigned: boolean;
    readonly refused?: string;
}
export declare function askWitness(parts: OffloadParts, card: CardSurvey): Promise<WitnessOutcome>;
