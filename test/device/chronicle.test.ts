/** What a device writes into its ledger about its own behaviour, and that it never waits for it. */
import { describe, expect, test } from 'vitest'
import type { Mock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { hexOf } from '../../src/bytes.ts'
import { noticeHash } from '../../src/device/notice.ts'
import { timeFindings } from '../../src/ui/timewords.ts'
import { eventsOf, signedOn, volumesOn } from './ledgerbook.ts'
import { demo, openSmallBoard } from './outage.ts'
import { bootOn, cardOf, type Rig } from './rig.ts'

const typesOf = (mock: Mock): readonly string[] => signedOn(mock).map(({ event }) => event.type)

async function boot(profile = demo): Promise<Rig> {
  return bootOn(openSmallBoard(), profile)
}

/** Standby, announced for 14.2 s, recorded for 5 s, stopped by the hold. */
async function recordOnce({ mock: { board } }: Rig): Promise<void> {
  board.press('display', 100)
  await board.advance(14_200)
  board.press('record', 100)
  await board.advance(5_000)
  board.press('record', 3_500)
  await board.advance(8_000)
}

describe('the ledger of a device', () => {
  test('says which rules hold, once, and again when they change', async () => {
    const { mock, device } = await boot()
    await mock.board.until(device.finish())
    mock.board.cutPower()
    const again = await bootOn(mock.board.powerUp(), demo)
    await again.mock.board.until(again.device.finish())
    again.mock.board.cutPower()
    const other = await bootOn(again.mock.board.powerUp(), { ...demo, id: 'another' })
    await other.mock.board.until(other.device.finish())
    const policies = eventsOf(other.mock, 'policy')
    expect(policies.map(({ profile, kind }) => [profile.id, kind])).toEqual([
      ['demo', 'demo'],
      ['another', 'demo'],
    ])
  })

  test('claims no tone where the profile has made the moment silent', async () => {
    const announced = { ...demo.sensations.announced, tone: [] }
    const { mock, device } = await boot({ ...demo, sensations: { ...demo.sensations, announced } })
    mock.board.press('display', 100)
    await mock.board.advance(1_000)
    await mock.board.until(device.finish())
    expect(eventsOf(mock, 'announcement').map(({ tone }) => tone)).toEqual([false])
  })

  test('tells announcement, press and stop with their times and what was shown', async () => {
    const rig = await boot()
    const { mock, device } = rig
    await recordOnce(rig)
    await mock.board.until(device.finish())
    const gestures = eventsOf(mock, 'gesture').map(({ gesture, effect }) => `${gesture} ${effect}`)
    expect(gestures).toEqual([
      'display.press announced',
      'record.press record.accepted',
      'record.hold finish',
    ])
    const shown = eventsOf(mock, 'announcement')
    expect(shown.map(({ notice }) => notice)).toEqual(['announcing', 'recording', 'announcing'])
    expect(shown.map(({ tone }) => tone)).toEqual([true, false, true])
    expect(new Set(shown.map(({ sinceUs }) => sinceUs)).size, 'without a pause').toBe(1)
    const [ended] = eventsOf(mock, 'announcement-ended')
    expect(ended?.sinceUs).toBe(shown[0]?.sinceUs)
    const [announced, pressed] = signedOn(mock).filter(({ event }) => event.type === 'gesture')
    const waitedMs = Number((pressed?.monotonicNs ?? 0n) - (announced?.monotonicNs ?? 0n)) / 1e6
    expect(waitedMs).toBeGreaterThan(13_900)
    expect(waitedMs).toBeLessThan(14_400)
    const { evidence } = await cardOf(mock)
    const said = evidence.segments.flatMap((segment) => timeFindings(segment, (file) => file))
    expect(said.map(({ en }) => en)).toContain('announced 14.1 s before the press')
  })

  test('names the notice by the hash of what is drawn, without the person in front of it', async () => {
    const { mock, device } = await boot()
    mock.board.press('display', 100)
    await mock.board.advance(1_000)
    const { screen } = device.status()
    const hash = hexOf(noticeHash(nodePrimitives, screen))
    expect(eventsOf(mock, 'announcement').map(({ noticeHash: said }) => hexOf(said))).toEqual([hash])
    expect(hexOf(noticeHash(nodePrimitives, { ...screen, mirror: !screen.mirror, sinceUs: 5 }))).toBe(hash)
    const other = { ...screen, lines: [...screen.lines, 'x'] }
    expect(hexOf(noticeHash(nodePrimitives, other))).not.toBe(hash)
  })

  test('keeps markers and the emergency with their recording', async () => {
    const { mock, device } = await boot()
    const { board } = mock
    board.press('record', 60)
    await board.advance(200)
    board.press('record', 60)
    await board.advance(3_000)
    board.press('display', 100)
    await board.advance(2_000)
    await board.until(device.finish())
    const moments = eventsOf(mock, 'emergency', 'marker')
    expect(moments.map(({ type }) => type)).toEqual(['emergency', 'marker'])
    const { recording = '' } = device.status()
    expect(moments.map(({ recording: id }) => hexOf(id))).toEqual([recording, recording])
    const { segments } = (await cardOf(mock)).evidence
    expect(segments[0]?.started).toMatchObject({ announcedSinceUs: null, notice: { kind: 'dark' } })
    expect(segments[0]?.moments.map(({ type }) => type)).toEqual(['emergency', 'marker'])
  })

  test('says when the sound was muted and when it came back', async () => {
    const { mock, device } = await boot({ ...demo, muteAllowed: true })
    const { board } = mock
    board.press('record', 100)
    await board.advance(3_000)
    for (let turn = 0; turn < 2; turn++) {
      board.press('display', 3_000)
      await board.advance(5_000)
    }
    await board.until(device.finish())
    expect(eventsOf(mock, 'mute').map(({ muted }) => muted)).toEqual([true, false])
    expect(eventsOf(mock, 'gesture').map(({ effect }) => effect)).toEqual(['record.accepted'])
  })

  test('says why a press was refused', async () => {
    const { mock, device } = await boot()
    mock.board.dock(true)
    await mock.board.advance(500)
    mock.board.press('record', 100)
    await mock.board.advance(1_000)
    await mock.board.until(device.finish())
    expect(eventsOf(mock, 'gesture')).toEqual([
      { type: 'gesture', gesture: 'record.press', effect: 'refused', why: 'docked' },
    ])
  })

  test('has nothing of edges without effect', async () => {
    const { mock, device } = await boot()
    const before = typesOf(mock).length
    mock.board.bounce('record', 5)
    mock.board.press('display', 3_000)
    await mock.board.advance(10_000)
    const { board } = mock
    board.press('record', 100)
    await board.advance(3_000)
    board.press('record', 100)
    await board.advance(3_000)
    await board.until(device.finish())
    const gestures = eventsOf(mock, 'gesture').map(({ gesture }) => gesture)
    expect(gestures, 'no status, no tick').toEqual(['record.press'])
    expect(typesOf(mock).length).toBeGreaterThan(before)
  })

  test('has faults as they come and go', async () => {
    const { mock, device } = await boot()
    mock.board.battery(10)
    await mock.board.advance(2_000)
    mock.board.battery(80, true)
    await mock.board.advance(2_000)
    await mock.board.until(device.finish())
    const faults = eventsOf(mock, 'fault-raised', 'fault-cleared').map(
      ({ type, fault }) => `${type} ${fault}`,
    )
    expect(faults.filter((text) => text.includes('battery'))).toEqual([
      'fault-raised battery-low',
      'fault-cleared battery-low',
    ])
  })

  test('has the clock when it is set and when it jumps, with the values before and after', async () => {
    const mock = openSmallBoard({ clockState: 'unset' })
    const { device } = await bootOn(mock, demo)
    await mock.board.advance(6_000)
    const setUs = Date.UTC(2026, 5, 1) * 1000
    mock.board.clock.setWall(setUs, 'network')
    await mock.board.advance(6_000)
    mock.board.clock.setWall(setUs - 3_600_000_000)
    await mock.board.advance(6_000)
    await mock.board.until(device.finish())
    const [set, jumped, ...more] = eventsOf(mock, 'clock')
    expect(more).toEqual([])
    expect(set).toMatchObject({ beforeUs: null, source: 'network', plusMinusUs: null, signature: null })
    expect((set?.afterUs ?? 0) - setUs).toBeLessThanOrEqual(5_000_000)
    expect((jumped?.afterUs ?? 0) - (jumped?.beforeUs ?? 0)).toBe(-3_600_000_000 - 6_000_000)
  })

  test('ends with `shutdown` and why', async () => {
    const told = await boot()
    await told.mock.board.until(told.device.finish())
    const wearer = await boot()
    wearer.mock.board.press('display', 9_000)
    await wearer.mock.board.advance(12_000)
    for (const [{ mock }, cause] of [
      [told, 'told'],
      [wearer, 'wearer'],
    ] as const)
      expect(signedOn(mock).at(-1)?.event).toEqual({ type: 'shutdown', cause })
  })

  test('of a recording made without a clock maps its times once the clock is set', async () => {
    const mock = openSmallBoard({ clockState: 'unset' })
    const { device } = await bootOn(mock, demo)
    mock.board.press('record', 100)
    await mock.board.advance(5_000)
    const setUs = Date.UTC(2026, 5, 1) * 1000
    await mock.board.until(device.finish())
    const unmapped = (await cardOf(mock)).evidence.segments[0]
    expect(unmapped?.mapped).toBeUndefined()
    const second = openSmallBoard({ clockState: 'unset' })
    const later = await bootOn(second, demo)
    second.board.press('record', 100)
    await second.board.advance(5_000)
    const atUs = second.hal.clock.nowUs()
    second.board.clock.setWall(setUs, 'network')
    await second.board.advance(6_000)
    second.board.press('record', 3_500)
    await second.board.advance(6_000)
    await second.board.until(later.device.finish())
    const [segment] = (await cardOf(second)).evidence.segments
    const fromWallUs = (segment?.signedFromUs ?? 0) + setUs - atUs
    expect(segment?.mapped).toMatchObject({ fromWallUs, source: 'network', clockErrorUs: null })
    // 100 parts in a million of the longest way between the recording and the setting of the clock.
    expect(segment?.mapped?.driftUs).toBeGreaterThan(400)
    expect(segment?.mapped?.driftUs).toBeLessThan(1_200)
  })
})

describe('writing it', () => {
  test('takes one append for what happens together', async () => {
    const rig = await boot()
    const { mock, device } = rig
    const marks = (): number => volumesOn(mock).reduce((sum, volume) => sum + volume.marks.length, 0)
    await mock.board.advance(1_000)
    const before = marks()
    const events = signedOn(mock).length
    mock.board.press('display', 100)
    await mock.board.advance(1_000)
    expect(signedOn(mock).length - events).toBe(2)
    expect(marks() - before).toBe(1)
    mock.board.press('display', 40)
    await mock.board.advance(90)
    mock.board.press('display', 40)
    await mock.board.advance(1_000)
    expect(signedOn(mock).length - events, 'ended, and announced again').toBe(6)
    expect(marks() - before).toBe(2)
    await mock.board.until(device.finish())
  })

  test('that fails is a fault, is tried again, and loses nothing', async () => {
    const { mock, device } = await boot()
    await mock.board.advance(1_000)
    mock.board.disk.failNext('sync', 'eio')
    mock.board.press('display', 100)
    await mock.board.advance(1_000)
    expect(device.status().faults).toContain('storage-failing')
    await mock.board.advance(10_000)
    expect(eventsOf(mock, 'gesture').map(({ gesture }) => gesture)).toEqual(['display.press'])
    expect(eventsOf(mock, 'fault-raised').map(({ fault }) => fault)).toContain('storage-failing')
    await mock.board.until(device.finish())
    expect((await cardOf(mock)).evidence.verdict).toBe('COMPLETE')
  })

  test('to a disk that stalls is not waited for', async () => {
    const { mock, device } = await boot()
    await mock.board.advance(1_000)
    mock.board.disk.stall(2_000)
    mock.board.press('record', 100)
    await mock.board.advance(150)
    expect(device.status().capture).toBe('recording')
    await mock.board.advance(5_000)
    await mock.board.until(device.finish())
    expect((await cardOf(mock)).evidence.verdict).toBe('COMPLETE')
  })
})
