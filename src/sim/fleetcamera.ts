/**
 * A camera of the fleet: the whole firmware on a simulated board, and its power, which goes where a fault class says.
 *
 *   records │ hands over │ between receipt and removal │ starts ─► cut ─► off ─► mend(): power back, recovered, standby
 *
 * Judges nothing: who watches is told of every promise and of every cut.
 */
import { type Mock, type MockBoard, type MockOptions, openMock } from '../../hal/mock/open.ts'
import type { Bytes } from '../bytes.ts'
import { readDeviceCertificate } from '../crypto/certificate.ts'
import type { LedgerEvent } from '../crypto/event.ts'
import type { OffloadHost } from '../device/offload.ts'
import type { Profile } from '../device/profile.ts'
import { openDevice } from '../device/runtime.ts'
import type { Device, DeviceStatus, TraceRecord } from '../device/status.ts'
import { assert } from '../errors.ts'
import { roundOf } from '../fleet/round.ts'
import type { Primitives } from '../primitives.ts'
import { type Cut, type FaultyLine, faultyTarget } from './fleetfaults.ts'
import type { SimStation } from './fleetstation.ts'

export interface CameraSetup {
  readonly seed: number
  readonly primitives: Primitives
  readonly profile: Profile
  readonly media?: NonNullable<MockOptions['media']>
}

export interface FleetCamera {
  readonly name: string
  /** P-256 point, 65 bytes. */
  readonly deviceKey: Bytes
  /** DER. */
  readonly root: Bytes
  /** Of this boot. */
  readonly board: MockBoard
  /** Undefined until it has started. */
  status(): DeviceStatus | undefined
  /** Of all boots. */
  recordings(): number
  readonly docked: boolean
  dock(attached: boolean): void
  /** Power is gone now. */
  cut(where: Cut): void
  /** Where it is off: power back and started, however often that takes. */
  mend(): Promise<void>
  finish(): Promise<void>
}

/** Who watches it. */
export interface CameraWatch {
  /** All pictures of this recording up to here were reported durable, monotonic µs of its boot. */
  durable(camera: string, recording: string, untilUs: number): void
  /** In order, its END included. */
  closed(recording: string): void
  /** Just before. */
  cutting(camera: FleetCamera, where: Cut): void
  /** The power is back, and the device has not touched its card yet. */
  found(camera: FleetCamera): Promise<void>
}

/** From the occasion to the cut, at most, ms. */
const WITHIN_MS = {
  cutRecording: 4000,
  /** A call and the one after it. */
  cutSending: 20,
  /** A ledger entry, the removal and its sync take about that long. */
  cutErasing: 8,
  cutStarting: 60,
} as const
/** A segment is created within that. */
const EARLY_MS = 60
const CHANCE_OF_EARLY = 0.2
const OF_ERASING: readonly LedgerEvent['type'][] = ['offloaded', 'erased']

export async function openCamera(
  { seed, primitives, profile, media }: CameraSetup,
  station: SimStation,
  line: FaultyLine,
  watch: CameraWatch,
): Promise<FleetCamera> {
  let mock: Mock = openMock({ seed, primitives, ...(media && { media }) })
  const { certificates, root } = mock.board.keystore.vault
  const [der] = certificates
  const read = der && readDeviceCertificate(der)
  assert(read?.ok === true && root, 'a simulated camera is enrolled')
  const { name, publicKey: deviceKey } = read.certificate
  station.enrol(name, deviceKey, root)
  const random = line.random.fork(`power of ${name}`)
  const target = faultyTarget(
    {
      ...line,
      random: line.random.fork(name),
      cut: () => strike('cutSending', true),
      off: () => off,
    },
    name,
  )
  const hash = primitives.sha256()
  let device: Device | undefined
  let docked = false
  let before = 0
  let capture: DeviceStatus['capture'] = 'idle'
  let wentOff: () => void = () => undefined
  let off = new Promise<undefined>(() => undefined)

  /** Perhaps, or certainly, and then within a moment. */
  function strike(where: keyof typeof WITHIN_MS, certainly = false): void {
    if (!certainly && !random.chance(line.rates()[where])) return
    mock.board.clock.setTimeout(
      () => {
        const isOver =
          (where === 'cutRecording' && !isRecording(device?.status())) ||
          (where === 'cutStarting' && device !== undefined)
        if (!isOver && line.rates()[where] > 0) camera.cut(where)
      },
      random.int(random.chance(CHANCE_OF_EARLY) ? Math.min(EARLY_MS, WITHIN_MS[where]) : WITHIN_MS[where]),
    )
  }

  function trace(record: TraceRecord): void {
    if (record.type === 'durable') watch.durable(name, record.recording, record.untilUs)
    if (record.type === 'event' && record.event.type === 'record.closed')
      watch.closed(device?.status().recording ?? '')
    if (record.type !== 'state') return
    const begins = record.state.capture === 'recording' && capture !== 'recording'
    capture = record.state.capture
    if (begins) strike('cutRecording')
  }

  /** Until standby, or until the power is gone again. */
  async function start(): Promise<void> {
    const { board, hal } = mock
    const { clock, disk, log } = hal
    const { bootId } = hal.board
    const parts = { clock, disk, log, primitives, bootId, deviceKey, target, trust: station.trust }
    const round = roundOf(parts, { graceMs: 0 })
    const policy = { hash, kind: 'demo' } as const
    const offload = (host: OffloadHost) => round({ ...host, ledger: heard(host.ledger) })
    capture = 'idle'
    off = new Promise((resolve) => {
      wentOff = () => resolve(undefined)
    })
    strike('cutStarting')
    device = await board.until(
      Promise.race([openDevice(hal, { profile, profileHash: hash, policy, offload, trace }), off]),
    )
  }

  function heard(ledger: OffloadHost['ledger']): OffloadHost['ledger'] {
    return {
      ...ledger,
      append(...events) {
        if (events.some(({ type }) => OF_ERASING.includes(type))) strike('cutErasing')
        return ledger.append(...events)
      },
    }
  }

  const camera: FleetCamera = {
    name,
    deviceKey,
    root,
    get board() {
      return mock.board
    },
    status: () => device?.status(),
    recordings: () => before + (device?.status().recordings ?? 0),
    get docked() {
      return docked
    },
    dock(attached) {
      if (docked === attached) return
      docked = attached
      mock.board.dock(attached)
    },
    cut(where) {
      if (!mock.board.isOn()) return
      watch.cutting(camera, where)
      before = camera.recordings()
      mock.board.cutPower()
      device = undefined
      wentOff()
    },
    async mend() {
      while (!mock.board.isOn()) {
        mock = mock.board.powerUp()
        await watch.found(camera)
        await start()
      }
    },
    async finish() {
      if (device !== undefined) await mock.board.until(device.finish())
    },
  }
  await start()
  await camera.mend()
  return camera
}

/** Whether a cut now would leave a segment without its end. */
export function isRecording(status: Pick<DeviceStatus, 'capture'> | undefined): boolean {
  return status?.capture === 'recording' || status?.capture === 'finalizing'
}
