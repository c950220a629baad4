/**
 * Collects what the terminal shows: the device's status, what was felt and heard last, the last recordings.
 */
import { basename } from 'node:path'
import type { DeviceStatus } from '../../device/status.ts'
import { type CliContext, say } from '../context.ts'
import { bytesText, clockText } from '../output.ts'
import type { Session } from './session.ts'
import type { TerminalView } from './terminal.ts'

const LAST_RECORDINGS = 3

export interface View {
  now(): TerminalView
  /** A line below everything else. */
  say(message: string): void
  stop(): void
}

/** `said`: sentences for the line below, before the session's own: what does not fit is cut there. */
export function createView(context: CliContext, session: Session, said: readonly string[] = []): View {
  const { device, hal, hand, profile } = session
  const finished: string[] = []
  const title = `Zeuge · ${profile.profile.id} ${profile.profile.version} · ${device.boot.device} · ${hal.camera.name}`
  let message = [
    ...said,
    ...session.notices.map((notice) => say(context, notice)),
    ...recovered(context, session),
  ].join(' ')
  let sinceUs: number | undefined
  const stop = device.onChange((status) => {
    if (status.recordingSinceUs !== undefined) sinceUs = status.recordingSinceUs
    if (sinceUs === undefined || status.capture === 'recording' || status.capture === 'finalizing') return
    finished.unshift(recordingLine(context, status, sinceUs))
    finished.splice(LAST_RECORDINGS)
    sinceUs = undefined
  })
  return {
    now() {
      const status = device.status()
      const { haptic, tone } = hand?.perceived() ?? {}
      const { recordingSinceUs, durableUntilUs, batteryPercent } = status
      return {
        title,
        nowUs: hal.clock.nowUs(),
        screen: status.screen,
        led: status.led,
        haptic: haptic?.pulses ?? [],
        tone: tone?.notes ?? [],
        capture: status.capture,
        front: status.front,
        dock: status.dock,
        faults: status.faults,
        preRecordMs: status.preRecordMs,
        chunks: status.chunks,
        gaps: status.gaps,
        recordings: status.recordings,
        lastRecordings: finished,
        ...(recordingSinceUs !== undefined && { recordingSinceUs }),
        ...(durableUntilUs !== undefined && { durableUntilUs }),
        ...(batteryPercent !== undefined && { battery: batteryPercent }),
        ...(message !== '' && { message }),
      }
    },
    say(text) {
      message = text
    },
    stop,
  }
}

function recordingLine({ lang }: CliContext, status: DeviceStatus, sinceUs: number): string {
  const durationUs = Math.max(0, (status.durableUntilUs ?? sinceUs) - sinceUs)
  return `${basename(status.directory ?? '')}  ${clockText(durationUs)}  ${bytesText(status.bytes, lang)}`
}

function recovered(context: CliContext, { device }: Session): string[] {
  const { length } = device.boot.recovered
  if (length === 0) return []
  return [
    say(context, {
      de: `${length} unterbrochene(s) Segment(e) vom letzten Mal gefunden; die Dateien bleiben, wie sie sind.`,
      en: `${length} interrupted segment(s) found from last time; the files stay as they are.`,
    }),
  ]
}
