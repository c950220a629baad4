/** The station's clock for a docked camera: signed, in the ledger with its uncertainty, and checked by who verifies. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { MockOptions } from '../../hal/mock/open.ts'
import { bytesOfHex, hexOf } from '../../src/bytes.ts'
import type { EvidenceReport } from '../../src/crypto/verifyevidence.ts'
import type { Target } from '../../src/fleet/target.ts'
import type { SimStation } from '../../src/sim/fleetstation.ts'
import { findingsOf } from '../../src/ui/reportwords.ts'
import { openBoard } from '../device/rig.ts'
import { directTarget, found, openCamera, openStation } from './world.ts'

/** How long an answer of the station is on its way, both ways. */
const ANSWER_MS = 40
const HOUR_US = 3_600_000_000
/** What the station's clock shows, whenever it is asked. */
const STATION_US = openBoard({ seed: 7 }).hal.clock.wallUs()

let station: SimStation
beforeEach(async () => {
  station = await openStation()
})

/** A recording with this clock, and then the dock. */
async function docked(options: Partial<MockOptions>, twist: (one: Target) => Target = (one) => one) {
  const camera = await openCamera(station, 1, 1, options)
  const { clock } = camera.mock.hal
  const direct = directTarget(station.station, camera.device)
  const slow: Target = {
    ...direct,
    async clock(question) {
      await new Promise<void>((resolve) => clock.setTimeout(() => resolve(), ANSWER_MS))
      return (direct.clock as NonNullable<Target['clock']>)(question)
    },
  }
  const report = camera.handOver(twist(slow))
  return { camera, clock, report }
}

const words = (report: EvidenceReport) => findingsOf(report, 'en', (file) => file).join('\n')

describe('a camera without a clock', () => {
  test('has the station’s from then on, and its recordings have a time that the station signed', async () => {
    const { camera, clock, report } = await docked({ clockState: 'unset' })
    await report
    expect(clock.state()).toBe('network')
    expect(Math.abs(clock.wallUs() - STATION_US)).toBeLessThan(10_000_000)
    const evidence = await found(camera.mock, station)
    const name = station.key.signer.name
    expect(evidence.ledger?.clocks).toMatchObject([
      { wallUs: STATION_US, plusMinusUs: ANSWER_MS * 1000, beforeUs: null, believed: true, station: name },
    ])
    const [{ mapped, signedFromWallUs } = {}] = evidence.segments
    expect([mapped?.station, mapped?.doubt, signedFromWallUs]).toEqual([name, undefined, null])
    expect(mapped?.fromWallUs).toBeGreaterThan(STATION_US - HOUR_US)
    expect(mapped?.untilWallUs).toBeLessThan(STATION_US)
    expect(words(evidence)).toContain(`set later (network, signed by ${name})`)
    expect(words(evidence)).toContain(`± 0.1 s (signed by ${name}); the camera’s clock was not set`)
  })

  test('is told with an unverified source to who does not believe the station', async () => {
    const { camera, report } = await docked({ clockState: 'unset' })
    await report
    const evidence = await found(camera.mock, station, [])
    expect(evidence.ledger?.clocks).toMatchObject([{ believed: false }])
    expect(evidence.ledger?.clocks[0]?.station).toBeUndefined()
    expect(words(evidence)).toContain('set later (network, unverified source: ')
  })

  test('is not set by who does not sign', async () => {
    const other = (one: Target): Target => ({
      ...one,
      async clock(question) {
        const answer = await (one.clock as NonNullable<Target['clock']>)(question)
        return { ...answer, stationUs: answer.stationUs + HOUR_US }
      },
    })
    const { clock, report } = await docked({ clockState: 'unset' }, other)
    await expect(report).rejects.toMatchObject({ code: 'RECEIPT_WRONG' })
    expect(clock.state()).toBe('unset')
  })
})

test('a clock nobody vouches for is compared and set, one that a network set is left where it agrees', async () => {
  const rtc = await docked({ clockState: 'rtc', wallUs: STATION_US - HOUR_US })
  await rtc.report
  expect(rtc.clock.state()).toBe('network')
  const evidence = await found(rtc.camera.mock, station)
  expect(evidence.ledger?.clocks).toHaveLength(1)
  expect(words(evidence)).toMatch(/the camera’s clock was 59:\d\d min slow/)
  await rtc.camera.handOver(directTarget(station.station, rtc.camera.device))
  expect((await found(rtc.camera.mock, station)).ledger?.clocks).toHaveLength(1)
})

/** An event `clock` that somebody else wrote into the ledger of a camera with a good one. */
const forged: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'of another time': { afterUs: STATION_US + HOUR_US },
  'of another moment': { atUs: 1 },
  'whose station cannot be read': { station: 'nobody' },
  'without a station, and none is listed': { station: undefined },
}

test.each(Object.entries(forged))('a time %s is an unverified source', async (_, { atUs, ...change }) => {
  const { camera, report } = await docked({ clockState: 'unset' })
  const { clock } = camera.mock.hal
  await report
  const askedUs = clock.nowUs()
  const device = camera.device
  const { bootId } = camera.mock.hal.board
  const answer = station.station().clock(device, { bootId, askedUs })
  const good = {
    ...({
      type: 'clock',
      beforeUs: null,
      afterUs: answer.stationUs,
      source: 'network',
      plusMinusUs: 1,
    } as const),
    ...{ signature: answer.signature, station: answer.station },
  }
  const { station: line, ...changed } = { ...good, ...change } as typeof good
  const event = line === undefined ? changed : { ...changed, station: line }
  for (const [at, one] of [
    [askedUs, good],
    [Number(atUs ?? askedUs), event],
  ] as const)
    await camera.mock.board.until(camera.ledger.appendTimed([{ atUs: at, event: one }]))
  const { ledger } = await found(camera.mock, station)
  expect(ledger?.clocks.map(({ believed }) => believed)).toEqual([true, true, false])
})

test('a time of before chains were written counts where the station is listed', async () => {
  const { camera, report } = await docked({ clockState: 'network' })
  await report
  const { clock, board } = camera.mock.hal
  const askedUs = clock.nowUs()
  const { stationUs, signature } = station.station().clock(camera.device, { bootId: board.bootId, askedUs })
  const event = {
    ...({ type: 'clock', beforeUs: null, afterUs: stationUs, source: 'network', plusMinusUs: 1 } as const),
    signature: bytesOfHex(hexOf(signature)) ?? signature,
  }
  await camera.mock.board.until(camera.ledger.appendTimed([{ atUs: askedUs, event }]))
  const listed = { ...station, trust: { ...station.trust, stations: [station.key.signer] } }
  const believed = async (one: SimStation) =>
    (await found(camera.mock, one)).ledger?.clocks.map((check) => check.believed).at(-1)
  expect([await believed(station), await believed(listed)]).toEqual([false, true])
})
