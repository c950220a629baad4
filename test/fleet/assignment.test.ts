/** Who wears a camera: assigned in the dock, told by each segment, sealed where it is a name, over at the next docking. */
import { describe, expect, test } from 'vitest'
import { openAgeEnvelopes } from '../../hal/envelopes/age.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { type Bytes, hexOf, utf8 } from '../../src/bytes.ts'
import { deviceKeyOf } from '../../src/cli/camera/dock.ts'
import { namedWearers } from '../../src/cli/evidence/wearers.ts'
import { readDeviceCertificate } from '../../src/crypto/certificate.ts'
import { ASK_MS, BACK_MS } from '../../src/device/assignment.ts'
import { TEXTS } from '../../src/device/texts.ts'
import { askAssignment, makeAssignment } from '../../src/fleet/assigning.ts'
import type { OfferedAssignment, Target } from '../../src/fleet/target.ts'
import { samplesOf } from '../../src/media/metadata.ts'
import { createSimStation, type SimStation } from '../../src/sim/fleetstation.ts'
import { eventsOf } from '../device/ledgerbook.ts'
import { bootOn, openBoard, openedParts } from '../device/rig.ts'
import { smallMedia } from '../device/smallmedia.ts'
import { directTarget, found, openStation } from './world.ts'

const NAME = 'Kim Canary-Meier'

/** What a station may do to an offer on its way. */
type Twist = (offer: OfferedAssignment | undefined) => OfferedAssignment | undefined

function options({ board }: Mock, station: SimStation, twist: Twist = (offer) => offer) {
  const device = nameOf(board.keystore.vault.certificates[0])
  const direct = directTarget(station.station, device)
  const target: Target = {
    ...direct,
    assignment: async (stop) => twist(await direct.assignment?.(stop)),
  }
  const parts = { primitives: nodePrimitives, target, trust: station.trust }
  return { assignment: (stop: AbortSignal) => askAssignment(parts, device, stop) }
}

async function world(twist?: Twist) {
  const station = await openStation()
  const mock = openBoard({ media: smallMedia() })
  const rig = await bootOn(mock, undefined, options(mock, station, twist))
  const key = await mock.board.until(deviceKeyOf(mock.hal))
  station.enrol(rig.device.boot.device, key, mock.board.keystore.vault.root as Bytes)
  return { station, ...rig }
}

function nameOf(certificate: Bytes | undefined): string {
  const read = certificate && readDeviceCertificate(certificate)
  if (read?.ok !== true) throw new Error('the board has a certificate')
  return read.certificate.name
}

/** Time passes in the station's book as it does on the board. */
function assign(station: SimStation, { board, hal }: Mock, wearer: string, name?: Bytes): void {
  const device = nameOf(board.keystore.vault.certificates[0])
  const unixUs = hal.clock.wallUs()
  station.book.assign(
    makeAssignment(nodePrimitives, station.key, { device, wearer, unixUs, ...(name && { name }) }),
  )
}

async function dock({ board }: Mock, seconds = 10): Promise<void> {
  board.dock(true)
  await board.advance(seconds * 1000)
}

async function record({ board }: Mock, seconds: number): Promise<void> {
  board.dock(false)
  await board.advance(500)
  board.press('record')
  await board.advance(seconds * 1000)
  board.press('record', 3500)
  await board.advance(6000)
}

const told = async (mock: Mock, recording: string) =>
  (await openedParts(mock, recording)).parts.flatMap(({ track, fragment }) =>
    track === 'metadata' ? samplesOf(fragment).flatMap(({ sample }) => sample.wearer ?? []) : [],
  )

describe('a wearer who was assigned in the dock', () => {
  test('is in the ledger, and in each segment until the camera is back', async () => {
    const { station, mock, device } = await world()
    const envelopes = openAgeEnvelopes([...mock.board.envelopes.recipients])
    const name = await envelopes.wrap(utf8(NAME.padEnd(256)))
    await dock(mock)
    assign(station, mock, '4711', name)
    await mock.board.advance(ASK_MS)
    await record(mock, 70)
    const first = device.status().recording ?? ''
    await dock(mock)
    await record(mock, 5)
    const second = device.status().recording ?? ''
    await mock.board.until(device.finish())

    const { verdict, segments } = await found(mock, station)
    expect(verdict).toBe('COMPLETE')
    const nameHash = hexOf(nodePrimitives.sha256(name))
    const wearer = { wearer: '4711', believed: true, station: station.key.signer.name, nameHash }
    expect(segments.map((segment) => segment.wearer)).toMatchObject([wearer, wearer, undefined])
    for (const { backwards, gaps } of segments)
      expect({ backwards, gaps }).toEqual({ backwards: [], gaps: 0 })

    const samples = await told(mock, first)
    expect(samples).toHaveLength(2)
    expect(await told(mock, second)).toEqual([])
    const identities = [...mock.board.envelopes.identities]
    expect(await namedWearers(samples.slice(0, 1), identities)).toEqual([{ wearer: '4711', name: NAME }])
    expect(await namedWearers(samples.slice(0, 1), [])).toEqual([{ wearer: '4711' }])
  })

  test('stands on the status by the pseudonym, from the dock on until the camera is back', async () => {
    const { station, mock, device } = await world()
    const status = async (): Promise<readonly string[]> => {
      mock.board.press('display', 3000)
      await mock.board.advance(3500)
      const { kind, lines } = device.status().screen
      expect(kind).toBe('status')
      await mock.board.advance(20_000)
      return lines
    }
    const worn = `${TEXTS.de.wearer}: 4711`
    expect((await status()).join()).not.toContain(TEXTS.de.wearer)
    await dock(mock)
    assign(
      station,
      mock,
      '4711',
      await openAgeEnvelopes([...mock.board.envelopes.recipients]).wrap(utf8(NAME)),
    )
    await mock.board.advance(ASK_MS)
    mock.board.dock(false)
    await mock.board.advance(500)
    const lines = await status()
    expect(lines).toContain(worn)
    expect(lines.join()).not.toContain(NAME)
    await dock(mock)
    mock.board.dock(false)
    await mock.board.advance(500)
    expect((await status()).join()).not.toContain(TEXTS.de.wearer)
    await mock.board.until(device.finish())
  })

  test('has no name on the camera’s card in the clear, and the pseudonym in no media', async () => {
    const { station, mock, device } = await world()
    const name = await openAgeEnvelopes([...mock.board.envelopes.recipients]).wrap(utf8(NAME))
    await dock(mock)
    assign(station, mock, 'pseudonym-canary', name)
    await mock.board.advance(ASK_MS)
    await record(mock, 5)
    await mock.board.until(device.finish())
    const files = [...mock.board.disk.image().files]
    const holders = (text: string) =>
      files.flatMap(([file, bytes]) => (Buffer.from(bytes).includes(text) ? file.split('/')[0] : []))
    expect(holders('Canary')).toEqual([])
    expect([...new Set(holders('pseudonym-canary'))].sort()).toEqual(['ledger', 'wearer'])
  })

  test('keeps the camera over a contact that bounces and a moment in the dock, and is told to be over once', async () => {
    const { station, mock, device } = await world()
    await dock(mock)
    assign(station, mock, '4711')
    await mock.board.advance(ASK_MS)
    mock.board.dock(false)
    for (const ms of [5, 40, BACK_MS - 1]) {
      mock.board.dock(true)
      await mock.board.advance(ms)
      mock.board.dock(false)
      await mock.board.advance(ms)
    }
    await record(mock, 5)
    await dock(mock, BACK_MS / 1000)
    mock.board.dock(false)
    await dock(mock)
    await record(mock, 5)
    await mock.board.until(device.finish())
    const { segments } = await found(mock, station)
    expect(segments.map(({ wearer }) => wearer?.wearer)).toEqual(['4711', undefined])
    expect(eventsOf(mock, 'assignment-ended')).toHaveLength(1)
  })

  test('is known after a power cut, and taken once however often the station says it', async () => {
    const { station, mock } = await world()
    await dock(mock)
    assign(station, mock, '4711')
    await mock.board.advance(4 * ASK_MS)
    mock.board.dock(false)
    await mock.board.advance(1000)
    mock.board.cutPower()
    const after = mock.board.powerUp()
    const { device } = await bootOn(after, undefined, options(after, station))
    await record(after, 5)
    await dock(after, 20)
    await record(after, 5)
    await after.board.until(device.finish())
    const { segments } = await found(after, station)
    expect(segments.map(({ wearer }) => wearer?.wearer)).toEqual(['4711', undefined])
  })

  test('counts where the power failed in the dock and it was taken out switched off', async () => {
    const { station, mock } = await world()
    await dock(mock)
    assign(station, mock, '4711')
    await mock.board.advance(2 * ASK_MS)
    mock.board.cutPower()
    const after = mock.board.powerUp()
    const { device } = await bootOn(after, undefined, options(after, station))
    await record(after, 5)
    await dock(after)
    await record(after, 5)
    await after.board.until(device.finish())
    const { segments } = await found(after, station)
    expect(segments.map(({ wearer }) => wearer?.wearer)).toEqual(['4711', undefined])
  })

  test('is replaced by who is assigned later, before the camera is taken out', async () => {
    const { station, mock, device } = await world()
    await dock(mock)
    assign(station, mock, '4711')
    await mock.board.advance(ASK_MS)
    assign(station, mock, '4712')
    await mock.board.advance(ASK_MS)
    await record(mock, 5)
    await mock.board.until(device.finish())
    expect((await found(mock, station)).segments[0]?.wearer).toMatchObject({ wearer: '4712', believed: true })
  })

  test('is told as unverified to who does not believe the station', async () => {
    const { station, mock, device } = await world()
    await dock(mock)
    assign(station, mock, '4711')
    await mock.board.advance(ASK_MS)
    await record(mock, 5)
    await mock.board.until(device.finish())
    const [segment] = (await found(mock, station, [])).segments
    expect(segment?.wearer).toMatchObject({ wearer: '4711', believed: false })
    expect(segment?.wearer?.detail).toMatch(/not believed/)
  })
})

const stranger = createSimStation({ primitives: nodePrimitives, seed: 99, clock: openBoard().hal.clock })
const wrong: Readonly<Record<string, (station: SimStation, mock: Mock) => Twist>> = {
  'for another camera': (station) => () => offerOf(station, 'zg-00000000'),
  'by a stranger': (_, mock) => () => offerOf(stranger, nameOf(mock.board.keystore.vault.certificates[0])),
  'with another name': () => (offer) => offer && { ...offer, name: utf8('another') },
  'with a name nobody signed': () => (offer) => offer && { ...offer, name: utf8('more') },
  'that is none': () => () => ({ assignment: utf8('thank you\n') }),
}

function offerOf({ key }: SimStation, device: string): OfferedAssignment {
  const unixUs = openBoard().hal.clock.wallUs()
  const { assignment } = makeAssignment(nodePrimitives, key, { device, wearer: '4711', unixUs })
  return { assignment: utf8(assignment) }
}

test.each(Object.entries(wrong))('an assignment %s is not taken, and said once', async (_, make) => {
  let twist: Twist = (offer) => offer
  const { station, mock, device } = await world((offer) => twist(offer))
  twist = make(station, mock)
  await dock(mock)
  assign(station, mock, '4711')
  await mock.board.advance(4 * ASK_MS)
  await record(mock, 3)
  await mock.board.until(device.finish())
  expect((await found(mock, station)).segments.map(({ wearer }) => wearer)).toEqual([undefined])
  expect(mock.board.log().filter(({ event }) => event === 'wearer.unasked')).toHaveLength(1)
})

test('an assignment that nobody came for is not offered a day later', async () => {
  const { station, mock, device } = await world()
  assign(station, mock, '4711')
  const name = device.boot.device
  expect(station.station().assignment(name)).toBeDefined()
  await mock.board.advance(1000)
  const stored = station.book.assignment(name)
  if (stored === undefined) throw new Error('it is stored')
  station.book.assign({ ...stored, unixUs: stored.unixUs - 13 * 3_600_000_000 })
  expect(station.station().assignment(name)).toBeUndefined()
})
