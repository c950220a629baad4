/**
 * The simulated board with real insides: clock, disk, keys, envelopes and encoder of this machine, and only
 * buttons, lamp, displays and cradle simulated, with the hand that moves them.
 *
 * Opening takes the data directory's lock; closing gives it back.
 */
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { openCapture, parseCameraSpec } from '../../hal/camera/cameras.ts'
import { openNodeClock } from '../../hal/clock/node.ts'
import { lockDirectory } from '../../hal/disk/lock.ts'
import { openNodeDisk } from '../../hal/disk/node.ts'
import { parseDisplaySpec } from '../../hal/display/displays.ts'
import { openPanel } from '../../hal/display/panel.ts'
import { openNodeEntropy } from '../../hal/entropy/node.ts'
import { openAgeEnvelopes } from '../../hal/envelopes/age.ts'
import type { Clock, Hal, Log } from '../../hal/hal.ts'
import { openFileKeyStore } from '../../hal/keystore/file.ts'
import { type MockBoard, openMock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { readRecipients } from './demokeys.ts'
import { firmwareHash } from './firmware.ts'

const BOOT_ID_BYTES = 16

export type BoardHand = Pick<MockBoard, 'press' | 'down' | 'up' | 'bounce' | 'dock' | 'battery' | 'perceived'>

export interface BoardSettings {
  readonly data: string
  /** As given to `--camera`. */
  readonly camera: string
  /** As given to `--display`; the front display is only simulated where absent. */
  readonly display?: string
  /** Of the policy; absent: those of the data directory. */
  readonly recipients?: readonly string[]
  readonly log?: (clock: Clock) => Log
}

export interface OpenBoard {
  readonly hal: Hal
  readonly hand: BoardHand
  /** Idempotent. */
  close(): Promise<void>
}

export async function openBoard(settings: BoardSettings): Promise<OpenBoard> {
  const { data } = settings
  const spec = parseCameraSpec(settings.camera)
  const output = settings.display === undefined ? undefined : parseDisplaySpec(settings.display)
  const clock = openNodeClock()
  const log = settings.log?.(clock)
  const lock = await lockDirectory(data)
  try {
    const entropy = openNodeEntropy()
    const [disk, keystore, recipients, firmware, capture] = await Promise.all([
      openNodeDisk(data),
      openFileKeyStore(join(data, 'device')),
      settings.recipients ?? readRecipients(data),
      firmwareHash(),
      openCapture(spec, { clock, ...(log && { log }) }),
    ])
    const envelopes = openAgeEnvelopes(recipients)
    const bootId = entropy.bytes(BOOT_ID_BYTES)
    const mirror = spec.kind === 'scene' ? 'scene' : capture.camera.preview === undefined ? 'none' : 'feed'
    const panel =
      output &&
      openPanel({
        ...{ output, mirror, clock, log },
        report: (ok, why) => board.part('display', ok, why),
      })
    const stopPreview = panel && capture.camera.preview?.((jpeg) => panel.picture(jpeg))
    const { hal, board } = openMock({
      // Only the simulated contacts are drawn from it; all that must be unpredictable comes from the machine.
      seed: 0,
      primitives: nodePrimitives,
      ports: { clock, disk, keystore, envelopes, entropy, ...(panel && { display: panel.display }) },
      media: () => capture,
      board: { bootId, firmwareHash: firmware, ramBytes: totalmem() },
      ...(log && { log }),
    })
    const close = async () => {
      stopPreview?.()
      await hal.close()
      await panel?.close()
      await lock.release()
    }
    let closing: Promise<void> | undefined
    return {
      hal,
      hand: board,
      close: () => {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
