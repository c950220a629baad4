import type { Serve } from '../exchange.ts';
export interface ServerSetup {
    readonly host: string;
    readonly port: number;
    /** PEM. */
    readonly root: string;
    readonly certificate: string;
    readonly key: string;
}
export interface ExchangeServer {
    readonly port: number;
    connections(): number;
    /** No new requests; those under way may end, for so long at most. */
    close(graceMs: number): Promise<void>;
}
/** NOT_AVAILABLE where the port is taken, KEY_INVALID where key and certificate cannot be used. */
export declare function openExchangeServer(setup: ServerSetup, serve: Serve): Promise<ExchangeServer>;
