/**
 * What goes wrong between dock and station and with the power of cameras, as a table of classes, and the target that does
 * it by chance.
 *
 * Each seed draws its own probabilities, often none. The target lies about nothing: it loses, repeats and forgets.
 */
import type { Random } from '../../hal/mock/random.ts'
import { ZeugeError } from '../errors.ts'
import type { Station } from '../fleet/station.ts'
import type { Delivery, Holding, Target, Unit } from '../fleet/target.ts'

/** Chance of each: per call, of a cut per occasion. */
export const FLEET_FAULTS = {
  loss: 'the request never arrives',
  acknowledgement: 'the station did it, its answer is lost',
  duplicate: 'the request arrives twice',
  replay: 'an earlier request arrives again before this one',
  break: 'a body stops in the middle',
  stale: 'the list of holdings is an earlier one',
  crash: 'the station loses power within its next operations',
  full: 'the station has no space for a while',
  cutIdle: 'the camera loses power, between recordings',
  cutRecording: 'the camera loses power within seconds of the start of a recording, or while it is finished',
  cutSending: 'the camera loses power while it hands over',
  cutErasing: 'the camera loses power between a receipt and the removal of what it is for',
  cutStarting: 'the camera loses power again while it starts',
} as const
export type FleetFault = keyof typeof FLEET_FAULTS
export type Cut = Extract<FleetFault, `cut${string}`>
export type FleetRates = Readonly<Record<FleetFault, number>>

const CHANCE_OF_CLASS = 0.5
const PERMILLE_MAX = 250
/** There are few occasions in a shift. */
const RARE_PERMILLE_MAX = 600
const RARE: readonly FleetFault[] = ['cutRecording', 'cutErasing', 'cutStarting']
const permilleMax = (name: FleetFault): number => (RARE.includes(name) ? RARE_PERMILLE_MAX : PERMILLE_MAX)

export function drawRates(random: Random): FleetRates {
  const names = Object.keys(FLEET_FAULTS) as FleetFault[]
  return Object.fromEntries(
    names.map((name) => [name, random.chance(CHANCE_OF_CLASS) ? random.int(permilleMax(name)) / 1000 : 0]),
  ) as FleetRates
}

export interface FaultyLine {
  readonly station: () => Station
  readonly random: Random
  /** All zero once the faults are off. */
  rates(): FleetRates
  /** The station's own faults: it is theirs to arm them. */
  fault(name: 'crash' | 'full'): void
}

export interface CameraLine extends FaultyLine {
  /** Of the camera at this end, in a moment. */
  cut(): void
  /** Once the camera that asks now is off: its connection breaks. */
  off(): Promise<undefined>
}

const PIECE_BYTES = 16 * 1024

export function faultyTarget(line: CameraLine, device: string): Target {
  const { random, station } = line
  const earlier: (() => Promise<unknown>)[] = []
  let listed: { readonly key: string; readonly holdings: readonly Holding[] } | undefined
  const strikes = (fault: FleetFault): boolean => random.chance(line.rates()[fault])
  const lost = (): ZeugeError => new ZeugeError('STATION_UNREACHABLE', 'the simulated network lost it')

  /** @param again whether it may come a second time: a body is read once */
  async function call<T>(work: () => Promise<T>, again: boolean): Promise<T> {
    if (strikes('loss')) throw lost()
    if (strikes('cutSending')) line.cut()
    if (strikes('crash')) line.fault('crash')
    if (strikes('full')) line.fault('full')
    const old = earlier[random.int(Math.max(1, earlier.length))]
    if (old !== undefined && strikes('replay')) await old().catch(() => undefined)
    if (again && strikes('duplicate')) await work().catch(() => undefined)
    const answer = await work()
    if (strikes('acknowledgement')) throw lost()
    return answer
  }

  async function put({ unit, from, read, sent }: Delivery): Promise<Holding> {
    const { sha256, bytes, about } = unit
    const breaksAt = strikes('break') ? from + random.int(Math.max(1, bytes - from)) : bytes
    const pieces: Uint8Array[] = []
    const off = line.off()
    async function* body(): AsyncGenerator<Uint8Array> {
      for (let at = from; at < breaksAt; at += PIECE_BYTES) {
        const piece = await Promise.race([read(at, Math.min(PIECE_BYTES, breaksAt - at)), off])
        if (piece === undefined) return
        pieces.push(piece)
        yield piece
        await Promise.race([sent(piece.length), off])
      }
    }
    const request = { sha256, bytes, offset: from, ...(about.kind === 'volume' && { volume: about.volume }) }
    const answer = await call(() => station().put(device, { ...request, body: body() }), false)
    earlier.push(() => station().put(device, { ...request, body: replayed(pieces) }))
    return answer
  }

  async function holdings(units: readonly Unit[]): Promise<readonly Holding[]> {
    const hashes = units.map(({ sha256 }) => sha256)
    const key = hashes.join()
    if (listed?.key === key && strikes('stale')) return listed.holdings
    const answer = await call(() => station().holdings(device, hashes), true)
    listed ??= { key, holdings: answer }
    return answer
  }

  return {
    name: 'the simulated station',
    holdings,
    put,
    clock: (question) => call(async () => station().clock(device, question), true),
    witness(request) {
      earlier.push(() => Promise.resolve(station().holdings(device, [])))
      return call(() => station().witness(device, request), true)
    },
    close: async () => undefined,
  }
}

async function* replayed(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}
