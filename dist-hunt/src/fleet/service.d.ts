/**
 * A station's methods behind HTTP requests: which path is which, what the body must be, and which status says what.
 *
 * The client is who its certificate says. Every fault is an answer in words with a code; the status is for people and
 * proxies, the camera reads the body. Nothing that is not named here exists.
 */
import type { Serve } from '../../hal/exchange.ts';
import type { Log } from '../../hal/hal.ts';
import type { Station } from './station.ts';
/** Of one device at a time: uploads, and questions beside them. */
export declare const REQUESTS_MAX = 16;
export declare function serveStation(station: Station, log: Log): Serve;
