/**
 * Invariant 12: the device comes back. A start ends in standby or says why not, within a bound; the machine never
 * stands in `error`; nothing of our own is thrown; and once the world is quiet and the camera docked, all is
 * sealed and the device is on.
 */
import type { Checker, Moment, Report } from '../checker.ts'
import { type BootTruth, isExcused, type Truth } from '../truth.ts'

/** Reading a card of many recordings back, with a stall on the way. */
const BOOT_US_MAX = 30_000_000
/** Long enough to finish and seal what ran. */
const DOCKED_US = 60_000_000

/** What the log calls a failure of ours, not of the world. */
const OUR_BUGS: readonly string[] = ['machine.failed', 'recorder.failed']

export function checkLiveness(report: Report): Checker {
  function look({ board, boot }: Moment): void {
    for (const { event, ...said } of board.log())
      if (OUR_BUGS.includes(event))
        report(
          'bug-logged',
          `${event} in boot ${boot.number}: ${said['name'] ?? ''} ${said['message']} ${said['where'] ?? ''}`,
          `${event} ${said['name'] ?? ''} ${said['message']}`,
        )
  }
  return {
    off: look,
    end({ truth, state }) {
      for (const bug of truth.bugs) report('bug-thrown', bug, whereOf(bug))
      for (const boot of truth.boots) checkStart(truth, boot, report)
      const last = truth.boots.at(-1)
      if (state === undefined && last?.ended === 'in order')
        report(
          'not-back',
          `the device did not come back: ${last?.refused ?? 'it is not in standby'}`,
          last?.refused,
        )
      if (state === undefined || last === undefined || dockedUs(last) < DOCKED_US) return
      const still = state.power === 'on' ? state.capture : state.power
      if (still !== 'idle') report('busy-in-dock', `docked for a minute and still ${still}`, still)
    },
  }
}

/** The message and the innermost call: who called that may differ. */
const whereOf = (bug: string): string => bug.split(' at ').slice(0, 2).join(' at ')

/** For how long this boot had been in the cradle when it ended. */
function dockedUs({ states, endedUs }: BootTruth): number {
  const away = states.findLastIndex(({ state }) => state.dock === 'away')
  const docked = states[away + 1]
  return docked === undefined ? 0 : endedUs - docked.atUs
}

function checkStart(truth: Truth, boot: BootTruth, report: Report): void {
  const { number, baseUs, startedUs, standbyUs, endedUs, refused } = boot
  const tookUs = (standbyUs ?? endedUs) - startedUs
  const excused = isExcused(
    truth,
    baseUs + startedUs,
    baseUs + startedUs + tookUs,
    'start',
    'pace',
    'evidence',
  )
  if (excused) return
  if (refused !== undefined)
    report('start-refused', `boot ${number} gave up for no reason: ${refused}`, refused)
  else if (tookUs > BOOT_US_MAX && standbyUs === undefined)
    report('start-too-long', `boot ${number} did not reach standby in ${Math.round(tookUs / 1e6)} s`)
}
