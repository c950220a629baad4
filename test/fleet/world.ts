/** A camera with something recorded, and a station in memory: handing over without sockets and files. */
import type { Mock, MockOptions } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import type { Bytes } from '../../src/bytes.ts'
import { deviceKeyOf } from '../../src/cli/camera/dock.ts'
import { readRootCertificate } from '../../src/crypto/certificate.ts'
import { FORMAT_VERSION } from '../../src/crypto/header.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { type EvidenceReport, verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { type OffloadReport, offload } from '../../src/fleet/offload.ts'
import type { OffloadParts, OffloadProgress, OffloadRules } from '../../src/fleet/parts.ts'
import type { Station } from '../../src/fleet/station.ts'
import type { Target } from '../../src/fleet/target.ts'
import { createSimStation, type SimStation } from '../../src/sim/fleetstation.ts'
import { type Ledger, openLedger } from '../../src/store/ledger.ts'
import { volumeNumber } from '../../src/store/names.ts'
import { bootOn, openBoard } from '../device/rig.ts'
import { smallMedia } from '../device/smallmedia.ts'

export interface Camera {
  readonly mock: Mock
  readonly ledger: Ledger
  readonly deviceKey: Bytes
  readonly device: string
  /** One round. */
  handOver(
    target: Target,
    rules?: Partial<OffloadRules>,
    more?: Partial<OffloadParts>,
  ): Promise<OffloadReport>
  readonly progress: OffloadProgress[]
  readonly stop: AbortController
}

/** @param recordings so many short ones */
export async function openCamera(
  station: SimStation,
  recordings = 2,
  seed = 1,
  board: Partial<MockOptions> = {},
): Promise<Camera> {
  return handingOver(station, recordings, openBoard({ seed, media: smallMedia(), ...board }))
}

/** One whose power was cut in the middle of a recording, and that was started again since. */
export async function openTornCamera(station: SimStation, seed = 1): Promise<Camera> {
  const mock = openBoard({ seed, media: smallMedia() })
  await bootOn(mock)
  mock.board.press('record')
  await mock.board.advance(6300)
  mock.board.cutPower()
  return handingOver(station, 0, mock.board.powerUp())
}

/** One that lost power twice right after it had made the name of a volume of its ledger, and recorded in between. */
export async function openCameraOfUnbegunVolumes(station: SimStation, seed = 1): Promise<Camera> {
  let mock = openBoard({ seed, media: smallMedia() })
  for (const volume of ['00000001', '00000003']) {
    await bootOn(mock)
    mock.board.press('record')
    await mock.board.advance(2500)
    mock.board.cutPower()
    mock = await cutAtName(mock.board.powerUp(), `ledger/${volume}.zlg`)
  }
  return handingOver(station, 0, mock)
}

/** Starts it, and cuts the power when that name is durable and nothing of its file is. */
async function cutAtName(mock: Mock, name: string): Promise<Mock> {
  const { board } = mock
  const look = (): void => {
    if (board.disk.durable(name) !== undefined) board.cutPower()
    else board.clock.setTimeout(look, 0.1)
  }
  look()
  // Time stands still when the power is gone: the start never ends.
  await bootOn(mock).catch(() => undefined)
  return board.powerUp()
}

async function handingOver(station: SimStation, recordings: number, mock: Mock): Promise<Camera> {
  const { board, hal } = mock
  const { device } = await bootOn(mock)
  for (let count = 0; count < recordings; count++) {
    board.press('record')
    await board.advance(2500)
    board.press('record', 3500)
    await board.advance(5000)
  }
  await board.until(device.finish())
  const deviceKey = await board.until(deviceKeyOf(hal))
  const name = device.boot.device
  station.enrol(name, deviceKey, board.keystore.vault.root as Bytes)
  const ledger = await reopenLedger(mock, deviceKey, name)
  const progress: OffloadProgress[] = []
  const stop = new AbortController()
  return {
    ...{ mock, ledger, deviceKey, device: name, progress, stop },
    handOver(target, rules = {}, more = {}) {
      const { clock, disk, log, primitives } = hal
      const { trust } = station
      const bootId = hal.board.bootId
      const parts = { clock, disk, log, primitives, bootId, deviceKey, ledger, target, trust, ...more }
      const host = { progress: (now: OffloadProgress) => progress.push(now), stop: stop.signal }
      return board.until(offload(parts, { graceMs: 3_600_000, ...rules }, host))
    },
  }
}

function reopenLedger({ board, hal }: Mock, deviceKey: Bytes, device: string): Promise<Ledger> {
  const facts = {
    version: FORMAT_VERSION,
    device,
    certificates: board.keystore.vault.certificates,
    bootId: hal.board.bootId,
    firmwareHash: hal.board.firmwareHash,
    keyStore: 'software',
    policy: { hash: nodePrimitives.sha256(), kind: 'demo' },
    profile: { id: 'demo', hash: nodePrimitives.sha256() },
  } as const
  return board.until(openLedger({ ...hal, deviceKey, facts }))
}

export async function openStation(seed = 7): Promise<SimStation> {
  const { hal } = openBoard({ seed })
  const station = createSimStation({ primitives: nodePrimitives, seed, clock: hal.clock })
  await station.start()
  return station
}

/** The station's methods as a target, without a wire between. */
export function directTarget(station: () => Station, device: string): Target {
  return {
    name: 'the station',
    clock: async (question) => station().clock(device, question),
    holdings: (units) =>
      station().holdings(
        device,
        units.map(({ sha256 }) => sha256),
      ),
    witness: (request) => station().witness(device, request),
    async put({ unit, from, read, sent }) {
      async function* body(): AsyncGenerator<Uint8Array> {
        for (let at = from; at < unit.bytes; at += 4096) {
          const part = await read(at, Math.min(4096, unit.bytes - at))
          yield part
          await sent(part.length)
        }
      }
      const { sha256, bytes, about } = unit
      const volume = about.kind === 'volume' ? { volume: about.volume } : {}
      return station().put(device, { sha256, bytes, offset: from, body: body(), ...volume })
    },
    assignment: async () => station().assignment(device),
    close: async () => undefined,
  }
}

export const segmentsOf = ({ board }: Mock): readonly string[] =>
  [...board.disk.image().files.keys()].filter((name) => name.endsWith('.zeu')).sort()

/** What a stranger with the roots of camera and station finds, oldest segment first. */
export async function found(
  { board }: Mock,
  station: SimStation,
  believed: Trust['roots'] = station.trust.roots,
): Promise<EvidenceReport> {
  const root = readRootCertificate(nodePrimitives, board.keystore.vault.root as Bytes)
  if (!root.ok) throw new Error('the board has a root')
  const files = [...board.disk.image().files].sort(([a], [b]) => a.localeCompare(b))
  const segments = files.flatMap(([name, bytes]) => (name.endsWith('.zeu') ? fileOfBytes(name, bytes) : []))
  const volumes = files.flatMap(([name, bytes]) => {
    const number = volumeNumber(name.slice(name.lastIndexOf('/') + 1))
    return number === undefined ? [] : { ...fileOfBytes(name, bytes), number }
  })
  const trust = { ...station.trust, roots: [root.certificate, ...believed] }
  return verifyEvidence(nodePrimitives, { segments, volumes, whole: true }, { trust })
}
