/**
 * Invariant 6: the pre-record ring never reaches further back than the profile allows and is empty wherever the
 * machine says that nothing is buffered; and no recording begins earlier than its press and the allowed seconds.
 */
import type { Checker, Moment, Report } from '../checker.ts'
import { isExcused } from '../truth.ts'

/** A look at the ring every so many units is enough: it grows by one unit at a time. */
const LOOK_EVERY = 8
/** A picture stands for the time until the next: it may have begun before. */
const UNIT_US = 250_000
/** The process stood still, or its timers came late: the ring is looked at as soon as it can. */
const LATE_US = 5_000_000

export function checkRing(report: Report): Checker {
  function look({ device, profile, truth, worldUs }: Moment): void {
    const status = device?.status()
    if (status === undefined) return
    const { preRecordMs, capture, power, dock } = status
    const where = `${capture}${dock === 'docked' ? ' and docked' : ''}`
    const holds = capture === 'buffering' || capture === 'recording' || capture === 'finalizing'
    if (preRecordMs > 0 && (!holds || power !== 'on' || (dock === 'docked' && capture === 'buffering')))
      report('ring-unwanted', `the ring holds ${preRecordMs} ms while ${where}`, where)
    const isLate = isExcused(truth, worldUs - LATE_US, worldUs, 'pace')
    if (preRecordMs > profile.preRecordMs + 2 && !isLate)
      report(
        'ring-too-long',
        `the ring reaches ${preRecordMs} ms back, ${profile.preRecordMs} ms are allowed`,
      )
  }
  return {
    state: look,
    unitEvery: LOOK_EVERY,
    unit: look,
    end({ segments, profile, truth }) {
      for (const { chunks, started, boot, file } of segments) {
        if (started === undefined || boot === undefined || started.continues !== undefined) continue
        const pictures = chunks.filter(({ track }) => track === 'video').flatMap(({ units }) => units)
        const firstUs = Math.min(...pictures.map(({ ptsUs }) => ptsUs))
        const allowedUs = started.atUs - profile.preRecordMs * 1000 - UNIT_US
        const worldUs = boot.baseUs + started.atUs
        if (firstUs < allowedUs && !isExcused(truth, worldUs - LATE_US, worldUs + LATE_US, 'pace', 'media'))
          report(
            'pre-record-too-long',
            `${file} begins ${started.atUs - firstUs} µs before the press, ${profile.preRecordMs} ms are allowed`,
          )
      }
    },
  }
}
