/** Signed rules on the device: stated, stamped, marked when their time is over, and never a reason not to record. */
import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { utf8 } from '../../src/bytes.ts'
import { signerOf } from '../../src/crypto/notekey.ts'
import { type Policy, signPolicy } from '../../src/crypto/policy.ts'
import type { DevicePolicy } from '../../src/device/policy.ts'
import { eventsOf } from './ledgerbook.ts'
import { bootWithin, demo, openSmallBoard, type Running } from './outage.ts'
import { cardOf } from './rig.ts'

const DAY_US = 86_400_000_000
const FINISH_MS_MAX = 10_000
const signer = signerOf(nodePrimitives, 'authority', new Uint8Array(32).fill(3))

/** Valid from a day before to a day after `wallUs`; the board's profile hash is that of no bytes. */
function rulesAround(wallUs: number): { readonly policy: Policy; readonly device: DevicePolicy } {
  const todayUs = Math.floor(wallUs / DAY_US) * DAY_US
  const [fromUs, untilUs] = [todayUs - DAY_US, todayUs + 2 * DAY_US]
  const recipients = [{ name: 'unit', key: `age1${'q'.repeat(58)}` }]
  const policy = { issuedUs: fromUs, fromUs, untilUs, recipients, accepted: [], profileText: 'id: demo\n' }
  const note = signPolicy(nodePrimitives, policy, signer)
  return { policy, device: { kind: 'signed', hash: nodePrimitives.sha256(note), note, fromUs, untilUs } }
}

async function record({ mock, device }: Running): Promise<void> {
  mock.board.press('record')
  await mock.board.advance(2_000)
  expect(device.status().confirmation).toBe('confirmed')
  await mock.board.until(device.finish(), FINISH_MS_MAX)
}

describe('a signed policy', () => {
  test('stands in the ledger as it was signed, and its hash in what is recorded', async () => {
    const mock = openSmallBoard()
    const { device: policy } = rulesAround(mock.hal.clock.wallUs())
    const running = await bootWithin(mock, new Map(), demo, policy)
    await record(running)
    expect(eventsOf(mock, 'policy')).toMatchObject([
      { kind: 'signed', hash: policy.hash, text: null, note: policy.kind === 'signed' ? policy.note : null },
    ])
    expect(running.device.status().faults).not.toContain('policy-expired')
  })

  test('whose time is over is followed and marked: to the wearer, in the HEADER, in the ledger', async () => {
    const mock = openSmallBoard()
    const { device: policy } = rulesAround(mock.hal.clock.wallUs() - 30 * DAY_US)
    const running = await bootWithin(mock, new Map(), demo, policy)
    await mock.board.advance(100)
    expect(running.device.status().faults).toContain('policy-expired')
    await record(running)
    expect(eventsOf(mock, 'policy')).toMatchObject([{ kind: 'expired' }])
    expect(eventsOf(mock, 'fault-raised')).toContainEqual({ type: 'fault-raised', fault: 'policy-expired' })
    const { evidence } = await cardOf(mock)
    expect(evidence).toMatchObject({ verdict: 'COMPLETE', policies: [{ segments: 1, outside: 1 }] })
  })

  test('that ends while the camera runs is told within a minute', async () => {
    const mock = openSmallBoard()
    const { device: policy } = rulesAround(mock.hal.clock.wallUs())
    const { device } = await bootWithin(mock, new Map(), demo, policy)
    mock.board.clock.setWall(mock.hal.clock.wallUs() + 9 * DAY_US, 'network')
    await mock.board.advance(61_000)
    expect(device.status().faults).toContain('policy-expired')
    await mock.board.until(device.finish(), FINISH_MS_MAX)
  })

  test('without a clock nobody can say that its time is over', async () => {
    const mock = openSmallBoard({ clockState: 'unset' })
    const { device: policy } = rulesAround(1_800_000_000_000_000)
    const running = await bootWithin(mock, new Map(), demo, policy)
    await record(running)
    expect(running.device.status().faults).not.toContain('policy-expired')
    expect(eventsOf(mock, 'policy')).toMatchObject([{ kind: 'signed' }])
  })

  test('is stated once for as long as it holds, and again where its time is over', async () => {
    const first = openSmallBoard()
    const { device: policy } = rulesAround(first.hal.clock.wallUs())
    let mock = first
    for (const offMs of [1_000, 20 * 86_400_000]) {
      const { device } = await bootWithin(mock, new Map(), demo, policy)
      await mock.board.until(device.finish(), FINISH_MS_MAX)
      mock.board.cutPower()
      mock = mock.board.powerUp({ offMs })
    }
    const { device } = await bootWithin(mock, new Map(), demo, policy)
    await mock.board.until(device.finish(), FINISH_MS_MAX)
    expect(eventsOf(mock, 'policy').map(({ kind }) => kind)).toEqual(['signed', 'expired'])
  })
})

describe('a report', () => {
  test('says by whom the rules were signed, and that a trust file without policy keys does not vouch for them', async () => {
    const mock = openSmallBoard()
    const { device: policy, policy: said } = rulesAround(mock.hal.clock.wallUs())
    const profileHash = nodePrimitives.sha256(utf8(said.profileText))
    await record(await bootWithin(mock, new Map(), demo, policy, profileHash))
    const { evidence } = await cardOf(mock)
    expect(evidence.policies).toMatchObject([
      {
        state: 'untrusted',
        by: 'authority',
        segments: 1,
        outside: 0,
        fromUs: said.fromUs,
        untilUs: said.untilUs,
      },
    ])
  })

  test('calls a policy absent that is not the one the recording names', async () => {
    const mock = openSmallBoard()
    const { device: policy } = rulesAround(mock.hal.clock.wallUs())
    await record(await bootWithin(mock, new Map(), demo, { ...policy, hash: nodePrimitives.sha256() }))
    expect((await cardOf(mock)).evidence.policies).toMatchObject([{ state: 'absent' }])
  })

  test('calls unsigned rules a demonstration', async () => {
    const mock = openSmallBoard()
    await record(await bootWithin(mock, new Map(), demo))
    expect((await cardOf(mock)).evidence.policies).toMatchObject([
      { state: 'demo', profile: 'demo', segments: 1 },
    ])
  })
})
