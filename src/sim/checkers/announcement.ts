/**
 * Invariants 7 and 8: what the public sees. While the device captures, and only then, the display says so and the
 * lamp is never that of standby; every recording says how it was announced, and at its press, or with it, a notice
 * stood on the display.
 */
import type { LedPattern, Screen } from '../../../hal/hal.ts'
import type { DeviceState } from '../../device/vocabulary.ts'
import type { Checker, Moment, Report } from '../checker.ts'
import type { OpenedSegment } from '../recovered.ts'
import { type BootTruth, isExcused, type Truth } from '../truth.ts'

const NOTICES: readonly (Screen['kind'] | undefined)[] = ['announcing', 'preRecord', 'recording']
/** From the press to the notice on the display: at once, give or take a bouncing contact. */
const AT_ONCE_US = 150_000
/** A unit was captured before it was handed over, and the last one lasts until the next. */
const EDGE_US = 500_000

const isCapturing = ({ capture }: DeviceState): boolean => capture === 'recording' || capture === 'finalizing'

export function checkIndicator(report: Report): Checker {
  return {
    state({ board, truth, worldUs }: Moment, state) {
      if (isExcused(truth, worldUs, worldUs, 'public')) return
      const { screen, led } = board.perceived()
      const says = screen?.kind === 'recording'
      const shown = `${screen?.kind ?? 'nothing'} while ${state.capture}`
      if (says !== isCapturing(state)) report('display-untrue', `the display shows ${shown}`, shown)
      const lit = `${coloursOf(led)} while ${state.capture}`
      if (isCapturing(state) ? !isAlarming(led) : isRed(led) && state.power === 'on')
        report('lamp-untrue', `the lamp shows ${lit}`, lit)
    },
    end({ segments, truth }) {
      for (const segment of segments) checkShown(segment, truth, report)
    },
  }
}

/** Every live picture that was kept was captured while the display said so. */
function checkShown({ boot, chunks, file }: OpenedSegment, truth: Truth, report: Report): void {
  if (boot === undefined || isExcused(truth, 0, Number.POSITIVE_INFINITY, 'public', 'media')) return
  const spans = spansOf(boot)
  for (const { track, preRecord, fromUs, durUs } of chunks) {
    if (track !== 'video' || preRecord) continue
    const isShown = spans.some(
      (span) => span.fromUs <= fromUs + durUs + EDGE_US && span.toUs >= fromUs - EDGE_US,
    )
    if (!isShown)
      report(
        'picture-unshown',
        `${file} holds a picture of ${fromUs} µs, when the display did not say that it records`,
      )
  }
}

function spansOf({ shown, endedUs }: BootTruth): readonly { fromUs: number; toUs: number }[] {
  return shown.flatMap(({ kind, atUs }, at) =>
    kind === 'recording' ? [{ fromUs: atUs, toUs: shown[at + 1]?.atUs ?? endedUs }] : [],
  )
}

const isRed = (led: LedPattern | undefined): boolean =>
  led?.steps.some(({ colour }) => colour === 'red') === true
const isAlarming = (led: LedPattern | undefined): boolean =>
  led?.steps.some(({ colour }) => colour === 'red' || colour === 'amber') === true
const coloursOf = (led: LedPattern | undefined): string =>
  led?.steps.map(({ colour }) => colour).join(' ') ?? 'nothing'

export function checkAnnouncement(report: Report): Checker {
  return {
    end({ segments, truth }) {
      for (const { file, boot, sequence, chunks, started, survey } of segments) {
        if (boot === undefined || sequence > 0 || chunks.length === 0) continue
        if (started === undefined) {
          // What a crash tore off was never signed.
          if (survey.ended) report('announcement-unsaid', `${file} does not say how it was announced`)
          continue
        }
        const { atUs } = started
        const worldUs = boot.baseUs + atUs
        if (isExcused(truth, worldUs - AT_ONCE_US, worldUs + AT_ONCE_US, 'public', 'pace')) continue
        if (!wasShown(boot, atUs))
          report('announcement-missing', `${file} was begun at ${atUs} µs without a notice on the display`)
      }
    },
  }
}

/** Some notice stood on the display at, or right after, this moment. */
function wasShown({ shown, endedUs }: BootTruth, atUs: number): boolean {
  return shown.some(({ kind, atUs: fromUs }, at) => {
    const toUs = shown[at + 1]?.atUs ?? endedUs
    return NOTICES.includes(kind) && fromUs <= atUs + AT_ONCE_US && toUs >= atUs
  })
}
