/** Every fault the device knows a word for really comes of its cause, and is felt within half a second of being known. */
import { describe, expect, test } from 'vitest'
import type { ButtonEdge } from '../../hal/hal.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { utf8 } from '../../src/bytes.ts'
import type { DevicePolicy } from '../../src/device/policy.ts'
import type { Profile } from '../../src/device/profile.ts'
import { FAULTS, type Fault } from '../../src/device/vocabulary.ts'
import { ZeugeError } from '../../src/errors.ts'
import { bootWithin, demo, fillUp, openSmallBoard, type Running } from './outage.ts'

const PATTERN_US_MAX = 500_000
const FINISH_MS_MAX = 10_000
const DAY_MS = 86_400_000

interface Cause {
  readonly profile?: Profile
  readonly policy?: DevicePolicy
  /** The board that is booted, where it is not a new one. */
  before?(first: Mock): Promise<Mock>
  /** In standby, unless it records. */
  readonly records?: boolean
  happens?(mock: Mock): Promise<void>
}

const part = (name: Parameters<Mock['board']['part']>[0]): Cause => ({
  async happens({ board }) {
    board.part(name, false)
    await board.advance(100)
  },
})
const battery = (percent: number): Cause => ({
  async happens({ board }) {
    board.battery(percent)
    await board.advance(100)
  },
})
const stuck = (button: ButtonEdge['button']): Cause => ({
  async happens({ board }) {
    board.down(button)
    await board.advance(12_500)
  },
})
async function recordOn(mock: Mock): Promise<void> {
  await bootWithin(mock, new Map())
  mock.board.press('record')
  await mock.board.advance(2_000)
}

/** Randomness that can be taken away: neither a fault of the card nor of the keys. */
const entropy = {
  fails: false,
  drawn: 0,
  bytes(length: number): Uint8Array<ArrayBuffer> {
    if (entropy.fails) throw new ZeugeError('NOT_AVAILABLE', 'the random source does not answer')
    return new Uint8Array(length).map((_, at) => (entropy.drawn++ * 31 + at) & 0xff)
  },
}

/** A word without a cause does not compile. */
const CAUSES: Readonly<Record<Fault, Cause>> = {
  'clock-unset': { before: async () => openSmallBoard({ clockState: 'unset' }) },
  'storage-low': {},
  'storage-full': {
    async happens(mock) {
      fillUp(mock)
      await mock.board.advance(6_000)
    },
  },
  'storage-failing': {
    records: true,
    async happens({ board }) {
      board.disk.failNext('sync')
      await board.advance(2_000)
    },
  },
  'storage-lost': {
    async happens({ board }) {
      board.disk.takeOut(true)
      await board.advance(6_000)
    },
  },
  'compute-failing': {
    records: true,
    async happens({ board }) {
      board.compute.wrongNext('seal')
      await board.advance(2_000)
    },
  },
  'battery-low': battery(15),
  'battery-critical': battery(5),
  'camera-lost': {
    records: true,
    async happens({ board }) {
      board.camera.fail()
      await board.advance(2_500)
    },
  },
  'microphone-silent': {
    records: true,
    async happens({ board }) {
      board.microphone?.fail()
      await board.advance(2_500)
    },
  },
  'key-missing': {
    async happens({ board }) {
      board.envelopes.fail(true)
      board.press('record')
      await board.advance(10_000)
    },
  },
  'recorder-failed': {
    async happens({ board }) {
      entropy.fails = true
      board.press('record')
      await board.advance(1_000)
    },
  },
  'display-button-stuck': stuck('display'),
  'record-button-stuck': stuck('record'),
  'recording-recovered': {
    async before(first) {
      await recordOn(first)
      first.board.cutPower()
      return first.board.powerUp()
    },
  },
  'policy-expired': {
    policy: { kind: 'signed', hash: nodePrimitives.sha256(), note: utf8('signed'), fromUs: 0, untilUs: 1 },
  },
  'recording-overdue': {
    profile: { ...demo, maxAgeDays: 1 },
    async before(first) {
      await recordOn(first)
      first.board.cutPower()
      return first.board.powerUp({ offMs: 2 * DAY_MS })
    },
  },
  'buttons-lost': part('buttons'),
  'display-lost': part('display'),
  'led-lost': part('led'),
  'haptic-lost': part('haptic'),
  'tone-lost': part('tone'),
  'battery-lost': part('battery'),
  'dock-lost': part('dock'),
  'position-lost': part('position'),
}

/** When the device learned of it, µs of its boot. */
function knownUs({ trace }: Running, fault: Fault): number {
  const known = trace.find(({ type, ...rest }) => {
    const event = type === 'event' && 'event' in rest ? rest.event : undefined
    if (event?.type === 'gesture.stuck') return fault === `${event.button}-button-stuck`
    return event !== undefined && 'fault' in event && event.type !== 'fault.cleared' && event.fault === fault
  })
  if (known !== undefined) return Number(BigInt(known.tNs) / 1000n)
  const failed = trace.find((record) => record.type === 'state' && record.state.faults.includes(fault))
  if (failed === undefined) throw new Error(`${fault} was never known`)
  return Number(BigInt(failed.tNs) / 1000n)
}

describe('within half a second of being known', () => {
  test.each(Object.keys(FAULTS) as Fault[])('%s is felt or heard, as its pattern says', async (fault) => {
    entropy.fails = false
    const { before, happens, profile = demo, policy, records = false } = CAUSES[fault]
    const first = openSmallBoard({ ports: { entropy } })
    const mock = (await before?.(first)) ?? first
    const running = await bootWithin(mock, new Map(), profile, policy)
    if (records) {
      mock.board.press('record')
      await mock.board.advance(2_000)
    }
    await happens?.(mock)
    await mock.board.advance(PATTERN_US_MAX / 1000)
    const fromUs = knownUs(running, fault)
    const moments = { 'battery-low': 'fault.batteryLow', 'clock-unset': 'fault.clockUnset' } as const
    const moment = fault in moments ? moments[fault as keyof typeof moments] : 'fault.raised'
    const { haptic, tone } = profile.sensations[moment]
    const felt = mock.board.perceived().log.filter(({ atUs, ...sense }) => {
      const own =
        (sense.kind === 'haptic' && sense.pulses === haptic) ||
        (sense.kind === 'tone' && sense.notes === tone)
      return own && atUs >= fromUs && atUs <= fromUs + PATTERN_US_MAX
    })
    const parts: readonly Fault[] = ['haptic-lost', 'tone-lost']
    expect(felt.length).toBeGreaterThanOrEqual(parts.includes(fault) ? 1 : 2)
    if (running.device.status().power === 'on') await mock.board.until(running.device.finish(), FINISH_MS_MAX)
  })

  test('every language has a word for it, and the wearer is shown it with the status', async () => {
    const mock = openSmallBoard()
    const { device } = await bootWithin(mock, new Map(), demo)
    // With an empty battery it is off before anybody could ask.
    const faults = (Object.keys(FAULTS) as Fault[]).filter((fault) => fault !== 'battery-critical')
    mock.board.press('display', 3_000)
    await mock.board.advance(3_500)
    for (const fault of faults) {
      const atUs = mock.hal.clock.nowUs()
      device.send({ type: 'fault.raised', fault, atUs })
      expect(device.status().screen.lines.join(' '), fault).toContain(demo.texts.de[fault])
      device.send({ type: 'fault.cleared', fault, atUs })
    }
    await mock.board.until(device.finish(), FINISH_MS_MAX)
  })
})
