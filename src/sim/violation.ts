/**
 * What must hold of every run, whatever the world does: the invariants by number and name, and what broke one.
 * Checkers (checkers/) look for violations; docs/simulation.md says what each invariant means.
 *
 * One invariant can be broken in several ways. Each way is a finding; with `about` it tells one bug from another in
 * other runs, where times, ids and counts are others.
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

/** What a checker may find, and the invariant that it breaks. */
export const FINDINGS = {
  'claimed-too-early': 1,
  'ring-claimed-too-early': 1,
  'ring-claimed-too-late': 1,
  'used-after-error': 1,
  'chunk-shut': 1,
  'chunk-strange': 1,
  'claimed-and-lost': 1,
  'in-the-clear': 2,
  'nonce-twice': 3,
  'durable-gone': 4,
  'durable-changed': 4,
  'lost-too-much': 5,
  'interruption-unnoticed': 5,
  'interruption-untold': 5,
  'ring-unwanted': 6,
  'ring-too-long': 6,
  'pre-record-too-long': 6,
  'announcement-unsaid': 7,
  'announcement-missing': 7,
  'display-untrue': 8,
  'lamp-untrue': 8,
  'picture-unshown': 8,
  'verdict-too-good': 11,
  'verdict-too-bad': 11,
  'identity-doubted': 11,
  'bug-logged': 12,
  'bug-thrown': 12,
  'start-refused': 12,
  'start-too-long': 12,
  'not-back': 12,
  'busy-in-dock': 12,
  'promised-in-vain': 14,
} as const satisfies Readonly<Record<string, Invariant>>
export type Finding = keyof typeof FINDINGS

export interface Violation {
  readonly invariant: Invariant
  readonly name: string
  readonly finding: Finding
  /** What tells two bugs of one finding apart, such as the verdict that was wrong; empty where nothing does. */
  readonly about: string
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

/** The same bug, as far as what is seen of it tells; in two runs everything else may differ. */
export function isAlike(one: Bug, other: Bug): boolean {
  return one.finding === other.finding && bare(one.about) === bare(other.about)
}

export type Bug = Pick<Violation, 'finding' | 'about'>

/** Without numbers and ids, which messages of errors have in them. */
function bare(about: string): string {
  return about.replace(/\b[0-9a-f]{8,}\b|\d+/g, '#')
}
