/** What the watches found last, in the units that the wearer is told. Absent is unknown. */
/** Minutes of recording before the card is full or the battery critical. */
export function minutesLeft({ freeBytes, batteryMinutes = Number.POSITIVE_INFINITY }, bitsPerSecond) {
    const cardMinutes = freeBytes === undefined ? Number.POSITIVE_INFINITY : (freeBytes * 8) / bitsPerSecond / 60;
    const minutes = Math.min(cardMinutes, batteryMinutes);
    return Number.isFinite(minutes) ? { minutesLeft: Math.floor(minutes) } : {};
}
