/**
 * Invariant 5: a kill costs at most 1.2 s of pictures and a power cut at most 2.2 s (a fragment and a sync), and
 * the next start says that a recording was interrupted. Where the disk, the source or the processor was at fault
 * in the seconds before, more may be lost: then only what was promised must be there (durability.ts).
 */
import type { Aftermath, Checker, Report } from '../checker.ts'
import { type BootTruth, isExcused, type Truth } from '../truth.ts'
import { missingPictures } from './durability.ts'

const LOSS_US = { kill: 1_200_000, cut: 2_200_000 } as const
/** A recording needs a moment to come about: no promise is broken before. */
const SETTLED_US = 3_000_000
/** What happened so long ago no longer slows anything. */
const AFTERMATH_US = 20_000_000

export function checkLoss(report: Report): Checker {
  return {
    end(aftermath) {
      for (const [at, boot] of aftermath.truth.boots.entries()) {
        if (boot.ended !== 'cut' && boot.ended !== 'kill') continue
        const { lastState: state, lastRecording: recording, endedUs } = boot
        if (state?.capture !== 'recording' || recording === undefined) continue
        if (endedUs - (state.recordingSinceUs ?? endedUs) < SETTLED_US) continue
        if (isTroubled(aftermath.truth, boot)) continue
        checkLost(aftermath, boot, boot.ended, recording, report)
        const next = aftermath.truth.boots.slice(at + 1).find(({ standbyUs }) => standbyUs !== undefined)
        if (next === undefined || isUnsure(aftermath.truth, boot, next)) continue
        const between = aftermath.truth.boots.slice(at + 1, next.number)
        // A boot that was cut off before standby may have found it: telling is for the first that stays.
        const isFound = between.some(({ recovered }) => recovered.some((one) => one.recording === recording))
        const isTold = next.states.some(({ state }) => state.faults.includes('recording-recovered'))
        if (!isFound && !isTold)
          report(
            'interruption-unnoticed',
            `nobody was told that recording ${recording.slice(0, 8)} had been interrupted`,
          )
        else if (!isTold)
          report('interruption-untold', 'the wearer was not told that a recording had been interrupted')
      }
    },
  }
}

function isTroubled(truth: Truth, { baseUs, endedUs }: BootTruth): boolean {
  const atUs = baseUs + endedUs
  return (
    isExcused(truth, atUs - AFTERMATH_US, atUs, 'pace', 'media', 'space', 'content') ||
    isExcused(truth, 0, Number.POSITIVE_INFINITY, 'evidence')
  )
}

/** Between the two the disk or the keys kept the device from looking, or from starting. */
function isUnsure(truth: Truth, { baseUs, endedUs }: BootTruth, next: BootTruth): boolean {
  const toUs = next.baseUs + (next.standbyUs ?? 0)
  return isExcused(truth, baseUs + endedUs, toUs, 'pace', 'space', 'start', 'evidence', 'content')
}

function checkLost(
  { segments }: Aftermath,
  boot: BootTruth,
  how: 'cut' | 'kill',
  recording: string,
  report: Report,
): void {
  const own = segments.filter((segment) => segment.recording === recording)
  const safeUs = boot.endedUs - LOSS_US[how]
  const missing =
    own.length === 0
      ? boot.units.video.filter((unit) => isSince(boot, unit.ptsUs, safeUs))
      : missingPictures(boot, own, safeUs)
  const [first] = missing
  if (first === undefined) return
  report(
    'lost-too-much',
    `${((boot.endedUs - first.ptsUs) / 1e6).toFixed(3)} s of recording ${recording.slice(0, 8)} are lost to a ${how === 'cut' ? 'power cut' : 'kill'}, at most ${LOSS_US[how] / 1e6} s may be`,
    how,
  )
}

/** No segment at all: everything since the press is lost. */
function isSince({ lastState }: BootTruth, ptsUs: number, untilUs: number): boolean {
  return ptsUs >= (lastState?.recordingSinceUs ?? Number.POSITIVE_INFINITY) && ptsUs <= untilUs
}
