/** What the watches found last, in the units that the wearer is told. Absent is unknown. */

export interface Measured {
  readonly freeBytes?: number
  readonly batteryPercent?: number
  /** Of recording, before the battery is critical; undefined while it is charged. */
  readonly batteryMinutes?: number | undefined
  readonly minutesLeft?: number
}

/** Minutes of recording before the card is full or the battery critical. */
export function minutesLeft(
  { freeBytes, batteryMinutes = Number.POSITIVE_INFINITY }: Measured,
  bitsPerSecond: number,
): Pick<Measured, 'minutesLeft'> {
  const cardMinutes =
    freeBytes === undefined ? Number.POSITIVE_INFINITY : (freeBytes * 8) / bitsPerSecond / 60
  const minutes = Math.min(cardMinutes, batteryMinutes)
  return Number.isFinite(minutes) ? { minutesLeft: Math.floor(minutes) } : {}
}
