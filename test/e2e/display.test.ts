/** A display that dies costs a fault, and not one frame of the recording. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTape, parseTape } from '../../hal/camera/tape.ts'
import { openNodeClock } from '../../hal/clock/node.ts'
import { openPanel } from '../../hal/display/panel.ts'
import { openMock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { openDevice } from '../../src/device/runtime.ts'
import { readCard } from '../../src/sim/card.ts'
import { profileNamed } from '../device/rig.ts'

const WAIT_MS_MAX = 20_000

test('the recording goes on while the display dies and returns, and the ledger tells both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeuge-display-'))
  const clock = openNodeClock()
  const tape = parseTape(readFileSync(new URL('../../tapes/scene.tape', import.meta.url)))
  const panel = openPanel({
    output: { kind: 'png', file: join(folder, 'screen.png'), width: 320, height: 240 },
    ...{ mirror: 'none', clock },
    report: (ok, why) => board.part('display', ok, why),
  })
  const { hal, board } = openMock({
    seed: 5,
    primitives: nodePrimitives,
    ports: { clock, display: panel.display },
    media: () => openTape(tape, clock, { skips: true }),
  })
  const hash = nodePrimitives.sha256()
  const profile = { ...profileNamed('demo'), preRecordMs: 0 }
  const device = await openDevice(hal, { profile, profileHash: hash, policy: { hash, kind: 'demo' } })
  const reached = (holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const endUs = clock.nowUs() + WAIT_MS_MAX * 1000
      const look = () => {
        if (holds()) resolve()
        else if (clock.nowUs() > endUs) reject(new Error(`never: ${String(holds)}`))
        else clock.setTimeout(look, 10)
      }
      look()
    })
  try {
    board.press('record', 60)
    await reached(() => device.status().confirmation === 'confirmed')
    process.kill(panel.pid ?? 0, 'SIGKILL')
    await reached(() => device.status().faults.includes('display-lost'))
    const { chunks, capture } = device.status()
    expect(capture).toBe('recording')
    await reached(() => device.status().chunks > chunks)
    await reached(() => !device.status().faults.includes('display-lost'))
    expect(device.status().capture).toBe('recording')
    await device.finish()
    const card = await readCard(nodePrimitives, board.disk.image(), board.keystore.vault)
    expect(card.evidence.verdict).toBe('COMPLETE')
    expect(card.gaps).toBe(0)
    expect(card.ledger).toEqual(expect.arrayContaining(['opened', 'fault-raised', 'fault-cleared', 'closed']))
  } finally {
    await device.finish()
    await hal.close()
    await panel.close()
    rmSync(folder, { recursive: true })
  }
})
