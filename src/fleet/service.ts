/**
 * A station's methods behind HTTP requests: which path is which, what the body must be, and which status says what.
 *
 * The client is who its certificate says. Every fault is an answer in words with a code; the status is for people and
 * proxies, the camera reads the body. Nothing that is not named here exists.
 */
import type { Serve, ServedAnswer, ServedRequest } from '../../hal/exchange.ts'
import type { Log } from '../../hal/hal.ts'
import { type Bytes, concatBytes } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { PutRequest, Station } from './station.ts'
import {
  assignmentCodec,
  clockCodec,
  HEADERS,
  holdingCodec,
  holdingsCodec,
  JSON_BYTES_MAX,
  PATHS,
  SHA256,
  witnessCodec,
} from './wire.ts'

/** Of one device at a time: uploads, and questions beside them. */
export const REQUESTS_MAX = 16
const COUNT = /^(0|[1-9][0-9]{0,15})$/

const STATUS: Readonly<Record<string, number>> = {
  STATION_FULL: 507,
  DISK_FULL: 507,
  STATION_BUSY: 503,
  STATION_REFUSED: 400,
  WITNESS_INVALID: 400,
}

export function serveStation(station: Station, log: Log): Serve {
  const running = new Map<string, number>()

  return async (request) => {
    const { client } = request
    const count = running.get(client) ?? 0
    if (count >= REQUESTS_MAX)
      return failure(503, 'STATION_BUSY', `${count} requests of ${client} are under way`)
    running.set(client, count + 1)
    try {
      return await answer(station, request)
    } catch (error) {
      return refused(log, request, error)
    } finally {
      const left = (running.get(client) ?? 1) - 1
      if (left === 0) running.delete(client)
      else running.set(client, left)
    }
  }
}

async function answer(station: Station, request: ServedRequest): Promise<ServedAnswer> {
  const { client, method, path } = request
  if (method === 'POST' && path === PATHS.clock)
    return json(clockCodec.answer(station.clock(client, clockCodec.parseQuestion(await whole(request)))))
  if (method === 'POST' && path === PATHS.holdings) {
    const hashes = holdingsCodec.parseQuestion(await whole(request))
    return json(holdingsCodec.answer(await station.holdings(client, hashes)))
  }
  if (method === 'POST' && path === PATHS.witness) {
    const question = witnessCodec.parseQuestion(await whole(request))
    const answered = await station.witness(client, question)
    return json(witnessCodec.answer(answered), answered.state === 'cosigned' ? 200 : 409)
  }
  if (method === 'POST' && path === PATHS.assignment) {
    assignmentCodec.parseQuestion(await whole(request))
    return json(assignmentCodec.answer(station.assignment(client)))
  }
  if (method === 'PUT' && path.startsWith(PATHS.units)) {
    const holding = await station.put(client, putRequestOf(request))
    return json(holdingCodec.answer(holding), holding.state === 'absent' ? 409 : 200)
  }
  return failure(404, 'STATION_REFUSED', 'there is nothing of this name')
}

function putRequestOf({ path, headers, body }: ServedRequest): PutRequest {
  const sha256 = path.slice(PATHS.units.length)
  const number = (name: string): number | undefined => {
    const value = headers[name]
    return value !== undefined && COUNT.test(value) ? Number(value) : undefined
  }
  const [bytes, offset, volume] = [number(HEADERS.bytes), number(HEADERS.offset), number(HEADERS.volume)]
  const isVolume = headers[HEADERS.volume] !== undefined
  if (
    !SHA256.test(sha256) ||
    bytes === undefined ||
    offset === undefined ||
    isVolume !== (volume !== undefined)
  )
    throw new ZeugeError(
      'STATION_REFUSED',
      `a unit is put to ${PATHS.units}<SHA-256 in hexadecimal> with ${HEADERS.bytes} and ${HEADERS.offset}`,
    )
  if (volume !== undefined && volume > 99_999_999)
    throw new ZeugeError('STATION_REFUSED', `${volume} is not the number of a volume`)
  return { sha256, bytes, offset, body, ...(volume !== undefined && { volume }) }
}

async function whole({ body }: ServedRequest): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.length
    if (bytes > JSON_BYTES_MAX)
      throw new ZeugeError('STATION_REFUSED', `a question of more than ${JSON_BYTES_MAX} bytes`)
    parts.push(part.slice())
  }
  return concatBytes(...parts)
}

function refused(log: Log, { client, method, path }: ServedRequest, error: unknown): ServedAnswer {
  const code = error instanceof ZeugeError ? error.code : 'INTERNAL'
  const status = STATUS[code] ?? 500
  const message = error instanceof Error ? error.message : String(error)
  log({
    level: status < 500 ? 'warn' : 'error',
    event: 'station.refused',
    client,
    method,
    path,
    code,
    message,
  })
  return failure(status, code, status === 500 ? 'the station failed; its log says why' : message)
}

function failure(status: number, code: string, message: string): ServedAnswer {
  return json(JSON.stringify({ error: { code, message } }), status)
}

function json(body: string, status = 200): ServedAnswer {
  return { status, type: 'application/json', body }
}
