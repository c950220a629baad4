/**
 * What must hold of every run, whatever the world does: the invariants by number and name, and what broke one.
 * Checkers (checkers/) look for violations; docs/simulation.md says what each invariant means.
 */

export const INVARIANTS = {
  1: 'what was reported durable is recovered, in order, and verifies',
  2: 'no media, no place and no key reaches the disk in the clear',
  3: 'no key is used twice with one nonce',
  4: 'no byte below the durable mark ever changes',
  5: 'at most 1.2 s are lost to a kill and 2.2 s to a power cut, and the wearer is told',
  6: 'the ring holds no more than the profile allows, and nothing where it must be empty',
  7: 'no recording without announcement',
  8: 'the recording indicator is true',
  9: 'a segment leaves the device only on a verified receipt',
  10: 'sending twice has one effect',
  11: 'a verdict is never better than the truth, and ALTERED only if something durable was altered',
  12: 'the device comes back: standby or a visible fault within a bound, never an error',
  13: 'the same seed gives the same run',
  14: 'the display never says that a recording is possible for longer than it takes to find out that it is not',
} as const
export type Invariant = keyof typeof INVARIANTS

export interface Violation {
  readonly invariant: Invariant
  readonly name: string
  /** Time of the world when it was seen. */
  readonly atUs: number
  /** What was expected and what is there. */
  readonly words: string
}

/** More than these say nothing new. */
export const VIOLATIONS_MAX = 20

export function wordsOf({ invariant, atUs, words }: Violation): string {
  return `invariant ${invariant} at ${(atUs / 1_000_000).toFixed(3)}s: ${words}`
}
