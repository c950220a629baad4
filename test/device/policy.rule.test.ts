/** The rules a device was started with: what evidence calls them, what the ledger is told, and when their time is over. */
import { describe, expect, test } from 'vitest'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { type DevicePolicy, policyKindNow, statedRules, watchPolicy } from '../../src/device/policy.ts'
import type { Fault } from '../../src/device/vocabulary.ts'

const [fromUs, untilUs] = [1_000_000_000, 2_000_000_000]
/** A policy's times are whole seconds, and its last one belongs to it. */
const overUs = untilUs + 1_000_000
const hash = Uint8Array.of(1)
const profileHash = Uint8Array.of(2)
const note = Uint8Array.of(3)
const signed: DevicePolicy = { kind: 'signed', hash, note, fromUs, untilUs }
const demo: DevicePolicy = { kind: 'demo', hash }
const at = (wallUs: number, state: 'unset' | 'network' = 'network') =>
  createMockClock({ nowUs: 0, wallUs, state })

describe('rules', () => {
  test.each([
    [demo, at(0), 'demo'],
    [demo, at(0, 'unset'), 'demo'],
    [signed, at(fromUs), 'signed'],
    [signed, at(overUs - 1), 'signed'],
    [signed, at(fromUs - 1), 'expired'],
    [signed, at(overUs), 'expired'],
    [signed, at(overUs, 'unset'), 'signed'],
  ] as const)('are called so (%#)', (policy, clock, kind) => {
    expect(policyKindNow(policy, clock)).toBe(kind)
  })

  test('nobody signed are stated with the profile itself', () => {
    const stated = { hash, kind: 'demo', profile: { id: 'x', hash: profileHash } }
    const options = { policy: demo, profile: { id: 'x' }, profileHash }
    expect(statedRules(at(0), { ...options, profileText: 'id: x' })).toEqual({ ...stated, text: 'id: x' })
    expect(statedRules(at(0), options)).toEqual({ ...stated, text: undefined })
  })

  test('somebody signed are stated with the policy', () => {
    const options = { policy: signed, profile: { id: 'x' }, profileHash, profileText: 'id: x' }
    const stated = { hash, kind: 'signed', profile: { id: 'x', hash: profileHash }, note }
    expect(statedRules(at(fromUs), options)).toEqual(stated)
    expect(statedRules(at(overUs), options)).toEqual({ ...stated, kind: 'expired' })
  })

  test('are looked at each minute, until nobody watches', async () => {
    const clock = at(overUs - 60_000_001)
    const faults: [Fault, boolean][] = []
    const stop = watchPolicy(clock, signed, (...news) => faults.push(news))
    expect(faults).toEqual([['policy-expired', false]])
    await clock.advance(60_000)
    expect(faults.slice(1)).toEqual([['policy-expired', false]])
    await clock.advance(60_000)
    expect(faults.slice(2)).toEqual([['policy-expired', true]])
    stop()
    expect(clock.waiting()).toBe(0)
  })

  test('of a demonstration have no end to look for', () => {
    const clock = at(0)
    const stop = watchPolicy(clock, demo, () => expect.fail('no fault'))
    expect(clock.waiting()).toBe(0)
    expect(stop()).toBeUndefined()
  })
})
