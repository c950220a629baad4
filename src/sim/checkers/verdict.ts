/**
 * Invariant 11: what a stranger's verifier says of the card, against what the simulator knows.
 *
 * Where nobody touched what was durable, the verdict is COMPLETE or, after an interruption, RECOVERED: anything
 * else accuses a camera that did nothing wrong. Where the world did touch it, the verdict must not be one of these
 * unless everything that was promised is there.
 */
import type { Verdict } from '../../crypto/verdict.ts'
import type { Aftermath, Checker, Report } from '../checker.ts'
import { type BootTruth, type Claim, isExcused } from '../truth.ts'
import { promisedAndLost } from './durability.ts'

const INNOCENT: readonly Verdict[] = ['COMPLETE', 'RECOVERED']
/** A quiet end has testified to every interruption; a restless one may not have come to it. */
const PENDING: readonly Verdict[] = ['OPEN-ENDED']

export function checkVerdict(report: Report): Checker {
  return {
    end(aftermath) {
      const { truth, card, worldUs } = aftermath
      const { verdict } = card.evidence
      const { why, what } = becauseOf(aftermath)
      const says = `the verdict is ${verdict}${why}`
      const about = `${verdict} ${what}`
      if (isExcused(truth, 0, worldUs, 'evidence', 'content')) {
        // Who verifies without keys cannot tell that what was sealed is not what was meant.
        const lost = isExcused(truth, 0, worldUs, 'content') ? 0 : lostOf(aftermath)
        if (lost > 0 && (INNOCENT.includes(verdict) || PENDING.includes(verdict)))
          report('verdict-too-good', `${says}, but ${lost} pictures that were promised are gone`, about)
        return
      }
      const isRestless = aftermath.state === undefined
      if (!INNOCENT.includes(verdict) && !(isRestless && PENDING.includes(verdict)))
        report('verdict-too-bad', `${says}, but nothing that was durable was altered`, about)
      const { state } = card.evidence.identity
      if (state === 'invalid')
        report('identity-doubted', `the evidence is said not to be of this camera (${state})`)
    },
  }
}

/** In words, and what it is that is wrong there, whatever the file. */
function becauseOf({ card }: Aftermath): { readonly why: string; readonly what: string } {
  const { segments, missing, ledger } = card.evidence
  const segment = segments.find(({ verdict }) => verdict === card.evidence.verdict)
  const problem = ledger?.problems.find(({ verdict }) => verdict === card.evidence.verdict)
  const where = segment?.file ?? problem?.file ?? missing[0]?.recording
  const detail = segment?.problem?.detail ?? problem?.detail
  const what = segment?.problem?.what ?? (problem && 'ledger') ?? (missing[0] && 'missing') ?? ''
  return { what, why: where === undefined ? '' : ` (${where}${detail === undefined ? '' : `: ${detail}`})` }
}

/** Pictures that were promised, and that the card or a ledger with the time for it says were stored. */
function lostOf({ truth, segments }: Aftermath): number {
  let lost = 0
  for (const boot of truth.boots) {
    const promises = new Map(boot.claims.map((claim) => [claim.recording, claim]))
    for (const claim of promises.values())
      lost += promisedAndLost(truth, boot, segments, { ...claim, untilUs: attestedUntil(boot, claim) }).length
  }
  return lost
}

/** The device says a picture durable when it is; that it was stands on the card with the next checkpoint, or the ledger's word. */
const TOLD_US = 30_000_000

/**
 * Who lost power right after a promise, or while the card took nothing, could not write that it was kept: then
 * damage to what is behind the last written word cannot be told from a tail that never came to the card.
 */
function attestedUntil(boot: BootTruth, { recording, untilUs, atUs }: Claim): number {
  const { ended, endedUs, lastRecording, closed, unable, attestedUs } = boot
  if (ended === 'in order' || recording !== lastRecording || attestedUs === undefined) return untilUs
  if (closed.some((one) => one.recording === recording)) return untilUs
  const lateUs = endedUs - TOLD_US
  const isSudden = atUs > lateUs || unable.some(({ toUs }) => toUs === undefined || toUs > lateUs)
  return isSudden ? Math.min(untilUs, attestedUs) : untilUs
}
