/** The browser's wall clock, for pages that say when they did something. Nothing evidential rests on it. */

/** Unix time in milliseconds. */
export function wallMs(): number {
  return Date.now()
}
