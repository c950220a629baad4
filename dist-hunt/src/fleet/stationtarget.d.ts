/**
 * A station as a target: its questions and answers over an ExchangeClient.
 *
 * Whatever the status says, only what the body is counts: a holding, an answer, or an error with a code. Anything
 * else is a fault of the station, in words; a receipt is believed nowhere here (keep.ts does that).
 */
import type { ExchangeClient } from '../../hal/exchange.ts';
import type { Target } from './target.ts';
/** @param name of the station, for messages */
export declare function stationTarget(client: ExchangeClient, name: string): Target;
