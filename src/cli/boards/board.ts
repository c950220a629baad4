/**
 * The board that a board file describes, as a Hal: real parts where the file names them, simulated ones where it
 * says `mock`, and clock, disk, keys and envelopes of this machine.
 *
 * Opening takes the data directory's lock; closing gives it back. A missing part is a fault of the camera, never an
 * error of this.
 */
import { join } from 'node:path'
import type { BoardForm } from '../../../hal/boards/form.ts'
import { openParts } from '../../../hal/boards/open.ts'
import { ramBytes } from '../../../hal/boards/ram.ts'
import { type Capture, openCapture, parseCameraSpec } from '../../../hal/camera/cameras.ts'
import { rpicamCamera } from '../../../hal/camera/rpicam.ts'
import { v4l2Camera } from '../../../hal/camera/v4l2.ts'
import { disciplinedClock } from '../../../hal/clock/disciplined.ts'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { lockDirectory } from '../../../hal/disk/lock.ts'
import { openNodeDisk } from '../../../hal/disk/node.ts'
import { parseDisplaySpec } from '../../../hal/display/displays.ts'
import { openPanel, type Panel } from '../../../hal/display/panel.ts'
import { openNodeEntropy } from '../../../hal/entropy/node.ts'
import { openAgeEnvelopes } from '../../../hal/envelopes/age.ts'
import type { Clock, Hal, Log } from '../../../hal/hal.ts'
import { openFileKeyStore } from '../../../hal/keystore/file.ts'
import { alsaMicrophone } from '../../../hal/microphone/alsa.ts'
import { type MockBoard, openMock } from '../../../hal/mock/open.ts'
import { powerOff } from '../../../hal/power/off.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { readRecipients } from '../authority/demokeys.ts'
import { bootIdOf, resetCauseOf } from '../camera/thisboot.ts'
import { firmwareHash } from '../firmware.ts'
import { installed } from '../version.ts'

export type BoardHand = Pick<MockBoard, 'press' | 'down' | 'up' | 'bounce' | 'dock' | 'battery' | 'perceived'>

export interface OpenBoard {
  readonly hal: Hal
  /** Absent where the buttons are real. */
  readonly hand?: BoardHand
  /** Idempotent. */
  close(): Promise<void>
}

export interface BoardSettings {
  readonly board: BoardForm
  readonly data: string
  /** As given to `--camera`; the board's own where absent. */
  readonly camera?: string | undefined
  /** Of the policy; absent: those of the data directory. */
  readonly recipients?: readonly string[] | undefined
  /** As given to `--display`; the board's own where absent. */
  readonly display?: string | undefined
  readonly log?: ((clock: Clock) => Log) | undefined
  readonly env: Readonly<Record<string, string | undefined>>
}

export async function openBoard(settings: BoardSettings): Promise<OpenBoard> {
  const { data, board } = settings
  const clock = disciplinedClock(openNodeClock())
  const log = settings.log?.(clock) ?? (() => undefined)
  const capture = await captureOf(settings, clock, log)
  const lock = await lockDirectory(data)
  try {
    const entropy = openNodeEntropy()
    const [disk, keystore, recipients, firmware, bootId, resetCause] = await Promise.all([
      openNodeDisk(data),
      openFileKeyStore(join(data, 'device')),
      settings.recipients ?? readRecipients(data),
      firmwareHash(),
      bootIdOf(entropy),
      resetCauseOf(settings.env),
    ])
    const parts = await openParts({ board, clock, log, firmware: `zeuge ${installed().version}` })
    const machine = {
      board: {
        ...{ name: board.name, bootId, resetCause, firmwareHash: firmware },
        ramBytes: ramBytes(),
      },
      ...{ clock, disk, keystore, envelopes: openAgeEnvelopes(recipients), entropy, log },
      primitives: nodePrimitives,
    }
    const simulated = simulate(machine, capture)
    const panel = panelOf(settings, capture, clock, (ok, why) => parts.book.set('display', ok, why))
    const { power, dock } = simulated.hal
    const hal: Hal = {
      ...machine,
      ...capture,
      buttons: parts.buttons ?? simulated.hal.buttons,
      led: parts.led ?? simulated.hal.led,
      haptic: parts.haptic ?? simulated.hal.haptic,
      tone: parts.tone ?? simulated.hal.tone,
      display: panel?.display ?? simulated.hal.display,
      power: {
        battery: parts.battery ?? power.battery,
        off: () => (board.off === 'poweroff' ? powerOff(log) : Promise.resolve()),
      },
      ...(board.dock.backend === 'mock' && dock !== undefined && { dock }),
      ...(parts.dock && { dock: parts.dock }),
      ...(parts.position && { position: parts.position }),
      parts: parts.book.source,
      async close() {
        await simulated.hal.close()
        await panel?.close()
        parts.close()
      },
    }
    let closing: Promise<void> | undefined
    return {
      hal,
      ...(board.buttons.backend === 'mock' && { hand: simulated.board satisfies BoardHand }),
      close() {
        closing ??= hal.close().then(lock.release)
        return closing
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Parts that the file calls `mock`, on this machine's clock; what is real never comes near it. */
function simulate(
  machine: Pick<Hal, 'clock' | 'disk' | 'keystore' | 'envelopes' | 'entropy'>,
  capture: Capture,
) {
  const { clock, disk, keystore, envelopes, entropy } = machine
  return openMock({
    seed: 0,
    primitives: nodePrimitives,
    ports: { clock, disk, keystore, envelopes, entropy },
    media: () => capture,
  })
}

/** The front display's process, and what it mirrors; undefined where it is only simulated or there is none. */
function panelOf(
  { board, display: given, camera }: BoardSettings,
  capture: Capture,
  clock: Clock,
  report: (ok: boolean, why: string) => void,
): Pick<Panel, 'display' | 'close'> | undefined {
  const text = given ?? (board.display.backend === 'panel' ? board.display.output : undefined)
  if (text === undefined) return undefined
  const drawn = camera === undefined ? board.camera.backend === 'source' && board.camera.source : camera
  const mirror = drawn === 'scene' ? 'scene' : capture.camera.preview === undefined ? 'none' : 'feed'
  const panel = openPanel({ ...{ output: parseDisplaySpec(text), mirror, clock, report } })
  const stopPreview = capture.camera.preview?.((jpeg) => panel.picture(jpeg))
  return {
    display: panel.display,
    close() {
      stopPreview?.()
      return panel.close()
    },
  }
}

/** What the board's camera and microphone are, or what `--camera` puts in their place. */
export async function captureOf(
  { board, camera: given }: Pick<BoardSettings, 'board' | 'camera'>,
  clock: Clock,
  log: Log,
): Promise<Capture> {
  const { camera, microphone } = board
  if (given !== undefined) return openCapture(parseCameraSpec(given), { clock, log })
  const source =
    camera.backend === 'source'
      ? await openCapture(parseCameraSpec(camera.source), { clock, log })
      : undefined
  const picture =
    source?.camera ??
    (camera.backend === 'rpicam'
      ? rpicamCamera({ ...camera, clock, log })
      : camera.backend === 'v4l2'
        ? v4l2Camera({ ...camera, inputFormat: camera.format, clock, log })
        : undefined)
  if (picture === undefined) throw new Error('a board has a camera')
  const sound =
    microphone.backend === 'alsa'
      ? alsaMicrophone({ ...microphone, clock, log })
      : microphone.backend === 'camera'
        ? source?.microphone
        : undefined
  return { camera: picture, ...(sound && { microphone: sound }) }
}
