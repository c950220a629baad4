/** What of the device's life becomes which event, one step at a time. */
import { describe, expect, test } from 'vitest'
import type { Screen } from '../../hal/hal.ts'
import type { Bytes } from '../../src/bytes.ts'
import { POLICY_TEXT_CHARS_MAX, type PolicyEvent } from '../../src/crypto/deviceevent.ts'
import { createChronicle, policyEvent } from '../../src/device/chronicle.ts'
import type { Journal } from '../../src/device/journal.ts'
import type { Notice } from '../../src/device/notice.ts'
import { SENSATIONS } from '../../src/device/perception.ts'
import { RECOVERING } from '../../src/device/state.ts'
import type { DeviceEvent, DeviceState, Effect, Moment } from '../../src/device/vocabulary.ts'
import type { PlainEvent } from '../../src/store/ledger.ts'

const STANDBY: DeviceState = { ...RECOVERING, power: 'on' }
const RECORDING: DeviceState = { ...STANDBY, capture: 'recording' }
const ID = Uint8Array.of(7)
const notice = (kind: Screen['kind'], hash = 1): Notice => ({ kind, hash: Uint8Array.of(hash), sinceUs: 0 })
const DARK = notice('dark')
const felt = (moment: Moment): Effect => ({ type: 'perceive', moment })
const PRESS: DeviceEvent = { type: 'gesture.display.press', atUs: 5 }

function open(first = STANDBY, recordings: readonly Bytes[] = [ID]) {
  const noted: (PlainEvent & { readonly atUs?: number })[] = []
  let nowUs = 100
  let ends = 0
  const journal: Journal = {
    note: (event, atUs) => noted.push(atUs === undefined ? event : { ...event, atUs }),
    rotate: () => undefined,
    retry: () => undefined,
    finish: async () => void ends++,
  }
  const chronicle = createChronicle({ nowUs: () => nowUs++ }, journal, first, SENSATIONS, () => recordings[0])
  /** One step of the machine: what is told, done, and then so. */
  const step = (
    event: DeviceEvent | undefined,
    effects: readonly Effect[],
    state: DeviceState,
    shown = DARK,
  ) => {
    if (event !== undefined) chronicle.begin(event)
    for (const effect of effects) chronicle.effect(effect)
    chronicle.state(state, shown)
    chronicle.done()
    return noted.splice(0)
  }
  return { chronicle, noted, step, ends: () => ends }
}

describe('the public notice', () => {
  test.each(['announcing', 'preRecord', 'recording'] as const)(
    '%s is told, with its hash and tone',
    (kind) => {
      const { step } = open()
      const [event] = step(undefined, [felt('announced')], STANDBY, notice(kind))
      expect(event).toEqual({
        ...{ type: 'announcement', notice: kind, sinceUs: 100, noticeHash: Uint8Array.of(1), tone: true },
      })
    },
  )

  test.each(['dark', 'blocked', 'recovering', 'status'] as const)('%s is none', (kind) => {
    expect(open().step(undefined, [], STANDBY, notice(kind))).toEqual([])
  })

  test('goes on where another one follows, and not where it is the same', () => {
    const { step } = open()
    const [first] = step(undefined, [felt('announced')], STANDBY, notice('announcing', 1))
    expect(step(undefined, [felt('announced')], STANDBY, notice('announcing', 1))).toEqual([])
    const [second] = step(undefined, [felt('marker')], STANDBY, notice('recording', 2))
    expect(first).toMatchObject({ notice: 'announcing', sinceUs: 100, tone: true })
    expect(second).toMatchObject({ notice: 'recording', sinceUs: 100, tone: false })
    expect(step(undefined, [], STANDBY, DARK)).toEqual([{ type: 'announcement-ended', sinceUs: 100 }])
    expect(step(undefined, [], STANDBY, DARK)).toEqual([])
    const [third] = step(undefined, [], STANDBY, notice('recording', 2))
    expect(third, 'begins anew').toMatchObject({ sinceUs: 101 })
  })

  test('had a tone where any moment of it has one; that of a step before is none of it', () => {
    const { step } = open()
    let hash = 2
    const heard = (...effects: readonly Effect[]) =>
      step(undefined, effects, STANDBY, notice('announcing', hash++)).map((event) =>
        'tone' in event ? event.tone : undefined,
      )
    expect(heard(felt('marker'), felt('announced'))).toEqual([true])
    expect(heard()).toEqual([false])
    expect(heard(felt('tick'), { type: 'power.off' })).toEqual([false])
  })
})

describe('faults', () => {
  test('are told as they come and go, each once', () => {
    const { step } = open({ ...STANDBY, faults: ['battery-low', 'led-lost'] })
    expect(step(undefined, [], { ...STANDBY, faults: ['camera-lost', 'led-lost'] })).toEqual([
      { type: 'fault-raised', fault: 'camera-lost' },
      { type: 'fault-cleared', fault: 'battery-low' },
    ])
    expect(step(undefined, [], { ...STANDBY, faults: ['camera-lost', 'led-lost'] })).toEqual([])
  })
})

describe('a gesture', () => {
  const told = (effect: string, why: string | null = null) => [
    { type: 'gesture', gesture: 'display.press', effect, why, atUs: 5 },
  ]

  test('is told with the moment that it had', () => {
    expect(open().step(PRESS, [felt('announced'), felt('armed')], STANDBY)).toEqual(told('announced'))
  })

  test('is told as refused, and why', () => {
    const refused: Effect = { type: 'refused', gesture: PRESS.type, why: 'docked', atUs: 5 } as Effect
    expect(open().step(PRESS, [felt('announced'), refused], STANDBY)).toEqual(told('refused', 'docked'))
  })

  test('is told where it switches off, or ends the recording', () => {
    expect(open().step(PRESS, [], { ...STANDBY, power: 'off' })).toEqual(told('power.off'))
    expect(open({ ...STANDBY, power: 'off' }).step(PRESS, [], { ...STANDBY, power: 'off' })).toEqual([])
    expect(open(RECORDING).step(PRESS, [], { ...STANDBY, capture: 'finalizing' })).toEqual(told('finish'))
    expect(open(RECORDING).step(PRESS, [], RECORDING)).toEqual([])
    expect(open().step(PRESS, [], RECORDING)).toEqual([])
  })

  test('without an effect is not told, nor what only the wearer feels', () => {
    expect(open().step(PRESS, [], STANDBY)).toEqual([])
    expect(open().step(PRESS, [felt('tick'), felt('tick.strong')], STANDBY)).toEqual([])
    expect(open().step(PRESS, [felt('tick'), felt('armed')], STANDBY)).toEqual(told('armed'))
  })

  test('is none where something else happened', () => {
    const event: DeviceEvent = { type: 'dock.attached', atUs: 5 }
    expect(open().step(event, [felt('announced')], STANDBY)).toEqual([])
    expect(open().step(undefined, [felt('announced')], STANDBY)).toEqual([])
  })

  test('is told once: a state that follows by itself is not of it, nor one after it is done', () => {
    const { chronicle, noted, step } = open()
    chronicle.begin(PRESS)
    chronicle.effect(felt('announced'))
    chronicle.state(STANDBY, DARK)
    chronicle.effect(felt('armed'))
    chronicle.state(STANDBY, DARK)
    chronicle.done()
    expect(noted.splice(0)).toEqual(told('announced'))
    chronicle.begin(PRESS)
    chronicle.effect(felt('announced'))
    chronicle.done()
    expect(step(undefined, [felt('armed')], STANDBY)).toEqual([])
    const [event] = step(undefined, [], STANDBY, notice('announcing'))
    expect(event, 'what was felt before is over').toMatchObject({ tone: false })
  })

  test('that begins leaves behind what was felt before it', () => {
    const { chronicle, step } = open()
    chronicle.effect(felt('announced'))
    expect(step(PRESS, [], STANDBY)).toEqual([])
  })

  test.each(['marker', 'emergency'] as const)(
    'that makes a %s is told as that, with its recording',
    (type) => {
      expect(open(RECORDING).step(PRESS, [felt('tick'), felt(type)], RECORDING)).toEqual([
        { type, recording: ID, atUs: 5 },
      ])
      // Without a recording there is nothing that it could belong to.
      const { chronicle, step } = open(RECORDING, [])
      expect(chronicle).toBeDefined()
      expect(step(PRESS, [felt(type)], RECORDING)).toEqual([
        { type: 'gesture', gesture: 'display.press', effect: type, why: null, atUs: 5 },
      ])
    },
  )

  test('that mutes is told as what becomes of the sound, with its recording', () => {
    const { step } = open(RECORDING)
    const muted = { ...RECORDING, muted: true }
    expect(step(PRESS, [felt('muted')], muted)).toEqual([{ type: 'mute', recording: ID, muted: true }])
    expect(step(PRESS, [], muted)).toEqual([])
    expect(step(PRESS, [felt('unmuted')], RECORDING)).toEqual([{ type: 'mute', recording: ID, muted: false }])
  })
})

test('a recording that ends or begins while muted says nothing of its sound', () => {
  const muted = { ...RECORDING, muted: true }
  expect(open(muted).step(undefined, [], STANDBY)).toEqual([])
  expect(open().step(undefined, [], muted)).toEqual([])
  expect(open(RECORDING, []).step(undefined, [], muted)).toEqual([])
})

test('the clock is told as it changed, and the end with its cause, after which all is written', async () => {
  const { chronicle, noted, ends } = open()
  chronicle.clock({ beforeUs: 1, afterUs: 2, source: 'gnss' })
  expect(noted.splice(0)).toEqual([
    { type: 'clock', beforeUs: 1, afterUs: 2, source: 'gnss', plusMinusUs: null, signature: null },
  ])
  await chronicle.finish('wearer')
  expect(noted).toEqual([{ type: 'shutdown', cause: 'wearer' }])
  expect(ends()).toBe(1)
})

describe('the rules of this boot', () => {
  const rules = {
    ...{ hash: Uint8Array.of(1), kind: 'demo' as const },
    profile: { id: 'x', hash: Uint8Array.of(2) },
    text: 'id: x',
  }
  const said: PolicyEvent = { type: 'policy', ...rules }

  test('are told where the ledger does not say so already', () => {
    expect(policyEvent(rules, undefined)).toEqual(said)
    expect(policyEvent(rules, said)).toBeUndefined()
    for (const before of [
      { ...said, kind: 'signed' as const },
      { ...said, hash: Uint8Array.of(9) },
      { ...said, profile: { ...said.profile, id: 'y' } },
      { ...said, profile: { ...said.profile, hash: Uint8Array.of(9) } },
    ])
      expect(policyEvent(rules, before)).toEqual(said)
  })

  test('carry the profile where it fits, and the policy where there is one', () => {
    const long = 'x'.repeat(POLICY_TEXT_CHARS_MAX)
    expect(policyEvent({ ...rules, text: long }, undefined)?.text).toBe(long)
    expect(policyEvent({ ...rules, text: `${long}x` }, undefined)?.text).toBeNull()
    expect(policyEvent({ ...rules, text: undefined }, undefined)?.text).toBeNull()
    expect(policyEvent(rules, undefined)).not.toHaveProperty('note')
    expect(policyEvent({ ...rules, note: Uint8Array.of(3) }, undefined)?.note).toEqual(Uint8Array.of(3))
  })
})
