import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { Trust } from './trust.ts';
export interface StationChain {
    /** DER. */
    readonly certificate: Bytes;
    /** Ed25519. */
    readonly publicKey: Bytes;
    /** ECDSA P-256 by the certificate's key over `stationMessage`, r‖s. */
    readonly signature: Bytes;
}
export type StationFinding = {
    readonly ok: true;
    readonly name: string;
    readonly publicKey: Bytes;
} | {
    readonly ok: false;
    readonly detail: string;
};
export declare function stationMessage(name: string, publicKey: Uint8Array): Bytes;
/** One line without its line feed. */
export declare function formatStationChain({ certificate, publicKey, signature }: StationChain): string;
export declare function parseStationChain(line: string): StationChain | undefined;
/**
 * The station of this chain, if the trust file believes it.
 * @param atUs when it said what is to be believed, Unix µs by its own clock
 */
export declare function believeStation(primitives: Primitives, chain: StationChain, trust: Pick<Trust, 'roots' | 'revoked' | 'stations'>, atUs: number): StationFinding;
/** A reading of the station's clock for one device: what it answers to "what time is it" at `askedUs`. */
export interface ClockReading {
    readonly device: string;
    readonly bootId: Bytes;
    /** Of the device's monotonic clock, when it asked. */
    readonly askedUs: number;
    /** Unix µs by the station's clock, between question and answer. */
    readonly stationUs: number;
}
export declare function clockMessage({ device, bootId, askedUs, stationUs }: ClockReading): Bytes;
