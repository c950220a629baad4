export interface Started {
    /** The press, monotonic µs. */
    readonly atUs: number;
    /** Since when it had been announced at the press; null: with the start. */
    readonly announcedSinceUs: number | null;
    readonly emergency: boolean;
    /** Hexadecimal id of the recording it goes on from, where it is linked to one. */
    readonly continues?: string;
    /** What the front display showed at the press; `hash` in hexadecimal. */
    readonly notice?: {
        readonly kind: string;
        readonly hash: string;
        readonly sinceUs: number;
    };
}
export interface SegmentMoment {
    readonly entry: number;
    readonly type: string;
    readonly atUs: number;
}
export interface SegmentEvent {
    readonly type: string;
    readonly atUs: number;
    /** Of type `started`, where it has all its fields. */
    readonly started?: Started;
}
export declare function parseSegmentEvent(body: Uint8Array): SegmentEvent | undefined;
