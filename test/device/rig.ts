/** A whole device on the simulated board, with the recorded tape as its camera, in virtual time. */
import { readFileSync } from 'node:fs'
import { openTape, parseTape } from '../../hal/camera/tape.ts'
import { type Mock, type MockOptions, openMock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { type Profile, parseProfile } from '../../src/device/profile.ts'
import { openDevice } from '../../src/device/runtime.ts'
import type { Device, TraceRecord } from '../../src/device/status.ts'

const tape = parseTape(readFileSync(new URL('../../tapes/scene.tape', import.meta.url)))

export function profileNamed(id: string): Profile {
  const file = `profiles/${id}.yaml`
  return parseProfile(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), file)
}

export interface Rig {
  readonly mock: Mock
  readonly device: Device
  readonly trace: TraceRecord[]
}

export function openBoard(options: Partial<MockOptions> = {}): Mock {
  return openMock({
    seed: 1,
    primitives: nodePrimitives,
    media: (clock) => openTape(tape, clock, { skips: true }),
    ...options,
  })
}

/** Boots the device on this board; virtual time passes until it is in standby. */
export async function bootOn(mock: Mock, profile = profileNamed('demo')): Promise<Rig> {
  const trace: TraceRecord[] = []
  const device = await mock.board.until(
    openDevice(mock.hal, {
      profile,
      profileHash: nodePrimitives.sha256(),
      policy: { hash: nodePrimitives.sha256(), kind: 'demo' },
      trace: (record) => trace.push(record),
    }),
  )
  return { mock, device, trace }
}
