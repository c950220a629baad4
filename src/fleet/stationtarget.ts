/**
 * A station as a target: its questions and answers over an ExchangeClient.
 *
 * Whatever the status says, only what the body is counts: a holding, an answer, or an error with a code. Anything
 * else is a fault of the station, in words; a receipt is believed nowhere here (keep.ts does that).
 */
import type { ExchangeAnswer, ExchangeClient } from '../../hal/exchange.ts'
import { textOf, utf8 } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import { PIECE_BYTES } from './hash.ts'
import type { Delivery, Holding, Target } from './target.ts'
import {
  assignmentCodec,
  clockCodec,
  HEADERS,
  holdingCodec,
  holdingsCodec,
  PATHS,
  witnessCodec,
} from './wire.ts'

/** Statuses whose body may be an answer; the rest are faults. */
const ANSWERS: readonly number[] = [200, 409]

/** @param name of the station, for messages */
export function stationTarget(client: ExchangeClient, name: string): Target {
  async function ask(path: string, question: string, stop?: AbortSignal): Promise<ExchangeAnswer> {
    const body = utf8(question)
    const headers = { 'content-type': 'application/json' }
    return checked(
      name,
      await client.exchange(
        { method: 'POST', path, headers, body: { bytes: body.length, parts: once(body) } },
        stop,
      ),
    )
  }
  return {
    name,
    clock: async (question) =>
      clockCodec.parseAnswer((await ask(PATHS.clock, clockCodec.question(question))).body),
    async holdings(units) {
      const hashes = units.map(({ sha256 }) => sha256)
      return holdingsCodec.parseAnswer((await ask(PATHS.holdings, holdingsCodec.question(hashes))).body)
    },
    witness: async (request) =>
      witnessCodec.parseAnswer((await ask(PATHS.witness, witnessCodec.question(request))).body),
    async assignment(stop) {
      const { body } = await ask(PATHS.assignment, assignmentCodec.question(), stop)
      return assignmentCodec.parseAnswer(body)
    },
    async put(delivery): Promise<Holding> {
      const { unit, from, stop } = delivery
      const { about, bytes, sha256 } = unit
      const headers = {
        'content-type': 'application/octet-stream',
        [HEADERS.bytes]: String(bytes),
        [HEADERS.offset]: String(from),
        ...(about.kind === 'volume' && { [HEADERS.volume]: String(about.volume) }),
      }
      const body = { bytes: bytes - from, parts: partsOf(delivery) }
      const path = `${PATHS.units}${sha256}`
      const answer = await client.exchange({ method: 'PUT', path, headers, body }, stop)
      return holdingCodec.parseAnswer(checked(name, answer).body)
    },
    close: async () => client.close(),
  }
}

async function* partsOf({ unit, from, read, sent, stop }: Delivery): AsyncGenerator<Uint8Array> {
  for (let at = from; at < unit.bytes && !stop.aborted; ) {
    const part = await read(at, Math.min(PIECE_BYTES, unit.bytes - at))
    if (part.length === 0)
      throw new ZeugeError('DISK_FAILED', `${unit.file} ends at byte ${at} of ${unit.bytes}`)
    yield part
    at += part.length
    await sent(part.length)
  }
}

async function* once(part: Uint8Array): AsyncGenerator<Uint8Array> {
  yield part
}

function checked(name: string, answer: ExchangeAnswer): ExchangeAnswer {
  const { status, body } = answer
  if (ANSWERS.includes(status)) return answer
  const said = (textOf(body) ?? '').slice(0, 300)
  const message = `${name} answers ${status}: ${said || 'nothing'}`
  if (status === 507) throw new ZeugeError('STATION_FULL', message)
  if (status === 429 || status >= 500) throw new ZeugeError('STATION_BUSY', message)
  throw new ZeugeError('STATION_REFUSED', message)
}
