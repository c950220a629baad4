/** What the watches found last, in the units that the wearer is told. Absent is unknown. */
export interface Measured {
    readonly freeBytes?: number;
    readonly batteryPercent?: number;
    /** Of recording, before the battery is critical; undefined while it is charged. */
    readonly batteryMinutes?: number | undefined;
    readonly minutesLeft?: number;
}
/** Minutes of recording before the card is full or the battery critical. */
export declare function minutesLeft({ freeBytes, batteryMinutes }: Measured, bitsPerSecond: number): Pick<Measured, 'minutesLeft'>;
