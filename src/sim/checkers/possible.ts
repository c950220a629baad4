/**
 * Invariant 14: the display never announces a recording that the camera cannot make. The card is gone, silent,
 * read-only or full: the device may need a look to find out, and no longer than that.
 */
import type { Screen } from '../../../hal/hal.ts'
import type { Checker, Report } from '../checker.ts'
import { type BootTruth, isExcused, type Unable } from '../truth.ts'

/** Of the display; a running recording is another promise (durability.ts, loss.ts). */
const PROMISES: readonly (Screen['kind'] | undefined)[] = ['announcing', 'preRecord']
/** A look every 5 s, one that is not answered by the next, and a processor that stands still in between. */
const NOTICE_US = 14_000_000
/** In the dark nobody writes, and a card that takes nothing still tells its size: the first look after the announcement finds out. */
const LOOK_US = 6_000_000

export function checkPossible(report: Report): Checker {
  return {
    end({ truth }) {
      for (const boot of truth.boots)
        for (const span of boot.unable) {
          const fromUs = boot.baseUs + span.fromUs
          if (!isExcused(truth, fromUs, boot.baseUs + (span.toUs ?? boot.endedUs), 'public'))
            checkSpan(boot, span, report)
        }
    },
  }
}

function checkSpan(
  { number, shown, endedUs }: BootTruth,
  { why, fromUs, toUs = endedUs }: Unable,
  report: Report,
): void {
  /** Since when something was promised without a break. */
  let promisedUs: number | undefined
  for (const [at, { kind, atUs }] of shown.entries()) {
    promisedUs = PROMISES.includes(kind) ? (promisedUs ?? atUs) : undefined
    if (promisedUs === undefined) continue
    const sinceUs = Math.max(atUs, fromUs + NOTICE_US, promisedUs + LOOK_US)
    const untilUs = Math.min(toUs, shown[at + 1]?.atUs ?? toUs)
    if (untilUs > sinceUs)
      report(
        'promised-in-vain',
        `the display of boot ${number} shows ${kind} for ${((untilUs - sinceUs) / 1e6).toFixed(1)} s too long: the card is ${why}`,
        `${kind} ${why}`,
      )
  }
}
