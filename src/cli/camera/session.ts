/**
 * A running camera for the commands that have one: profile, board and device, opened in order and let go in reverse.
 */

import type { BoardForm } from '../../../hal/boards/form.ts'
import type { Clock, Hal, Log } from '../../../hal/hal.ts'
import type { DeviceOptions } from '../../device/options.ts'
import { openDevice } from '../../device/runtime.ts'
import type { Device, TraceRecord } from '../../device/status.ts'
import type { Language } from '../../device/texts.ts'
import { DEMO_NOTICE, ensureEnrolled } from '../authority/demokeys.ts'
import type { LoadedProfile } from '../authority/profiles.ts'
import { loadRules } from '../authority/rules.ts'
import { type BoardHand, openBoard } from '../boards/board.ts'
import { loadBoard, SIMULATED } from '../boards/boardfile.ts'
import type { CliContext, Wording } from '../context.ts'
import { traceNotices } from '../doctor.ts'
import { examineTraces } from '../machine.ts'
import { openDock } from './dock.ts'

export interface SessionSettings {
  readonly data: string
  /** Absent: what the data directory's policy says, or else the demonstration. */
  readonly profile?: string
  /** As given to `--display`. */
  readonly display?: string
  /** As given to `--camera`; the board's own where absent. */
  readonly camera?: string
  /** The simulated board where absent. */
  readonly board?: BoardForm
  readonly accept?: readonly string[]
  /** Address of the station that the dock hands over to. */
  readonly station?: string
  /** Of the front display; the profile's where absent, else that of the messages. */
  readonly displayLanguage?: Language
  readonly log?: (clock: Clock) => Log
  readonly trace?: (record: TraceRecord) => void
}

export interface Session {
  readonly hal: Hal
  /** Absent on a board with real buttons. */
  readonly hand?: BoardHand
  readonly device: Device
  readonly profile: LoadedProfile
  readonly data: string
  /** What must be said before anybody relies on this camera. */
  readonly notices: readonly Wording[]
  /** Seals what is running and lets go of everything. Idempotent. */
  close(): Promise<void>
}

export async function openSession(context: CliContext, settings: SessionSettings): Promise<Session> {
  const { profile, policy, recipients, notices } = await loadRules(context, settings.data, settings)
  const traces = traceNotices(await examineTraces())
  // A camera with rules somebody answers for is never given keys that protect nothing.
  const enrolled = policy.kind === 'demo' && (await ensureEnrolled(settings.data))
  const form = settings.board ?? (await loadBoard(context, SIMULATED)).board
  const board = await openBoard({ ...settings, recipients, board: form, env: context.env })
  const { hal, hand } = board
  const options: DeviceOptions = {
    profile: profile.profile,
    profileHash: profile.hash,
    profileText: profile.text,
    policy,
    language: settings.displayLanguage ?? profile.profile.language ?? context.lang,
    ...(settings.trace && { trace: settings.trace }),
  }
  try {
    const dock =
      settings.station === undefined
        ? undefined
        : await openDock(hal, settings.data, settings.station, profile.profile.graceHours)
    const device = await openDevice(hal, {
      ...options,
      ...(dock && { offload: dock.offload, assignment: dock.assignment }),
    })
    let closing: Promise<void> | undefined
    const close = async () => {
      try {
        await device.finish()
      } finally {
        await dock?.close()
        await board.close()
      }
    }
    return {
      hal,
      ...(hand && { hand }),
      device,
      profile,
      data: settings.data,
      notices: [...(enrolled ? [DEMO_NOTICE] : []), ...notices, ...traces],
      close: () => {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    await board.close()
    throw error
  }
}
