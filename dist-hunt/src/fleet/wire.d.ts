import { type Bytes } from '../bytes.ts';
import { type ClockAnswer, type Holding, type Witnessed, type Witnessing } from './target.ts';
export declare const PATHS: {
    readonly clock: '/v1/clock';
    readonly holdings: '/v1/holdings';
    readonly witness: '/v1/witness';
    readonly units: '/v1/units/';
};
export declare const HEADERS: {
    readonly bytes: 'zeuge-bytes';
    readonly offset: 'zeuge-offset';
    readonly volume: 'zeuge-volume';
};
/** A question or answer in JSON. */
export declare const JSON_BYTES_MAX: number;
export declare const SHA256: RegExp;
export interface ClockQuestion {
    readonly bootId: Bytes;
    readonly askedUs: number;
}
export declare const clockCodec: {
    question: ({ bootId, askedUs }: ClockQuestion) => string;
    parseQuestion: (bytes: Uint8Array) => ClockQuestion;
    answer: ({ stationUs, signature, station }: ClockAnswer) => string;
    parseAnswer: (bytes: Uint8Array) => ClockAnswer;
};
export declare const holdingsCodec: {
    question: (units: readonly string[]) => string;
    parseQuestion: (bytes: Uint8Array) => readonly string[];
    answer: (holdings: readonly Holding[]) => string;
    parseAnswer: (bytes: Uint8Array) => readonly Holding[];
};
export declare const holdingCodec: {
    answer: (one: Holding) => string;
    parseAnswer: (bytes: Uint8Array) => Holding;
};
export declare const witnessCodec: {
    question: ({ oldSize, proof, checkpoint }: Witnessing) => string;
    parseQuestion: (bytes: Uint8Array) => Witnessing;
    answer: (answer: Witnessed) => string;
    parseAnswer: (bytes: Uint8Array) => Witnessed;
};
