/**
 * NMEA 0183 out of a receiver's bytes: sentences → position and time.
 *
 * Pure. Promises: the same for any piece sizes; memory for one line, whatever arrives; only sentences with a right
 * checksum count; nothing throws. Understood are RMC and GGA of every talker (GP, GN, GL, GA, …); a fix that the receiver
 * itself calls void is none. It trusts the receiver: satellite signals can be forged.
 */
/** NMEA 0183 says 82 with `$` and line end; receivers exceed it a little. */
export declare const LINE_CHARS_MAX = 120;
export interface Fix {
    /** Unix time, of the second that the sentence describes. */
    readonly unixMs: number;
    readonly latitudeDeg: number;
    readonly longitudeDeg: number;
}
/** How good the position is, out of GGA. */
export interface Quality {
    readonly satellites: number;
    readonly hdop: number;
    readonly altitudeM: number;
}
export type Sentence = ({
    readonly kind: 'fix';
} & Fix) | ({
    readonly kind: 'quality';
} & Quality);
export interface NmeaParser {
    /** `begun`: told when the first byte of a line arrives, the moment that the line's time belongs to. */
    push(piece: Uint8Array): void;
}
export declare function createNmeaParser(told: (sentence: Sentence) => void, begun?: () => void): NmeaParser;
/** Without `$` and line end. */
export declare function parseSentence(text: string): Sentence | undefined;
