import { type ExchangeClient } from '../exchange.ts';
export interface ClientSetup {
    /** https://host:port */
    readonly url: string;
    /** PEM. */
    readonly root: string;
    readonly certificate: string;
    readonly key: string;
    /** How long nothing may happen; tests are less patient. */
    readonly idleMs?: number;
    readonly answerMs?: number;
}
/** USAGE where the address is none of a station. */
export declare function openExchangeClient(setup: ClientSetup): ExchangeClient;
