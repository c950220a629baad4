/**
 * The camera's side of HTTPS: outgoing connections only, to one station, under one pinned root, with a certificate of its own.
 *
 * TLS 1.3. Who answers must have a certificate for servers under that root with the name of a station; what DNS calls it
 * does not matter. No redirects, no proxies, no cookies. Waiting has an end: for a connection, for each next byte,
 * and for the whole answer.
 */
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent, type RequestOptions, request } from 'node:https'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { ZeugeError } from '../../src/errors.ts'
import {
  ANSWER_BYTES_MAX,
  type ExchangeAnswer,
  type ExchangeClient,
  type ExchangeRequest,
} from '../exchange.ts'

const IDLE_MS = 20_000
/** From the last byte of the request on: hashing and syncing 64 MiB on a slow store. */
const ANSWER_MS = 120_000
const SOCKETS_MAX = 8
const STATION_NAME = /^zs-[0-9a-f]{8}$/
/** The station does not want us: alerts about our certificate. */
const REFUSED = /ALERT|EPROTO/
const UNTRUSTED = /CERT|VERIFY|SIGNATURE|ISSUER|PURPOSE|ALTNAME|STATION_NAME/

export interface ClientSetup {
  /** https://host:port */
  readonly url: string
  /** PEM. */
  readonly root: string
  readonly certificate: string
  readonly key: string
  /** How long nothing may happen; tests are less patient. */
  readonly idleMs?: number
  readonly answerMs?: number
}

/** USAGE where the address is none of a station. */
export function openExchangeClient(setup: ClientSetup): ExchangeClient {
  const { hostname, port } = addressOf(setup.url)
  const { idleMs = IDLE_MS, answerMs = ANSWER_MS } = setup
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS_MAX, timeout: idleMs })
  const base: RequestOptions = {
    ...{ hostname, port, agent, ca: setup.root, cert: setup.certificate, key: setup.key },
    minVersion: 'TLSv1.3',
    checkServerIdentity: (_host, { subject }) =>
      STATION_NAME.test(String(subject.CN))
        ? undefined
        : Object.assign(new Error(`its certificate is of "${subject.CN}", not of a station`), {
            code: 'STATION_NAME',
          }),
  }

  function exchange(wanted: ExchangeRequest, stop?: AbortSignal): Promise<ExchangeAnswer> {
    const { method, path, body } = wanted
    const headers = { ...wanted.headers, ...(body && { 'content-length': String(body.bytes) }) }
    return new Promise((resolve, reject) => {
      const sent = request({ ...base, method, path, headers, ...(stop && { signal: stop }) })
      let timer: NodeJS.Timeout | undefined
      let answered = false
      let isSettled = false
      const fail = (error: unknown): void => {
        isSettled = true
        clearTimeout(timer)
        sent.destroy()
        reject(stop?.aborted === true ? stopped() : faultOf(setup.url, error))
      }
      const patience = (ms: number): void => {
        clearTimeout(timer)
        // A request that failed may still say that it finished: nobody waits for its answer.
        if (isSettled) return
        timer = setTimeout(() => fail(new Error(`no answer within ${ms / 1000} s`)), ms)
      }
      sent.setTimeout(idleMs, () => fail(new Error(`nothing happened for ${idleMs / 1000} s`)))
      sent.on('error', (error) => {
        // A station that answers before it has read everything may close before we have written it.
        if (!answered) fail(error)
      })
      sent.on('finish', () => patience(answerMs))
      sent.on('response', (message) => {
        answered = true
        patience(answerMs)
        wholeBody(message).then((bytes) => {
          isSettled = true
          clearTimeout(timer)
          if (!sent.writableFinished) sent.destroy()
          resolve({ status: message.statusCode ?? 0, headers: plainHeaders(message), body: bytes })
        }, fail)
      })
      send(sent, body?.parts, () => answered).catch(fail)
    })
  }
  return { exchange, close: () => agent.destroy() }
}

/** Part by part, each when the one before has left, until there is an answer or nobody to take them. */
async function send(
  request: ClientRequest,
  parts: AsyncIterable<Uint8Array> | undefined,
  isOver: () => boolean,
): Promise<void> {
  for await (const part of parts ?? []) {
    await new Promise<void>((resolve) => {
      request.once('close', resolve)
      request.write(part, () => {
        request.off('close', resolve)
        resolve()
      })
    })
    if (isOver() || request.destroyed) return
  }
  request.end()
}

async function wholeBody(message: IncomingMessage): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of message) {
    bytes += part.length
    if (bytes > ANSWER_BYTES_MAX) throw new Error(`an answer of more than ${ANSWER_BYTES_MAX} bytes`)
    parts.push(part)
  }
  const declared = Number(message.headers['content-length'] ?? bytes)
  if (declared !== bytes) throw new Error(`the answer broke off after ${bytes} of ${declared} bytes`)
  return concatBytes(...parts)
}

function plainHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function addressOf(text: string): { readonly hostname: string; readonly port: number } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain =
    url?.protocol === 'https:' && url.pathname === '/' && url.search === '' && url.username === ''
  if (url === undefined || !isPlain)
    throw new ZeugeError('USAGE', `${text}: a station's address is https://HOST:PORT and nothing more`)
  return { hostname: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 443) }
}

function stopped(): ZeugeError {
  return new ZeugeError('INTERRUPTED', 'the handing over was stopped; what was not handed over stays')
}

function faultOf(url: string, error: unknown): unknown {
  if (error instanceof ZeugeError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const why = error instanceof Error ? error.message : String(error)
  if (REFUSED.test(code))
    return new ZeugeError('STATION_REFUSED', `${url} does not accept this camera's certificate (${code})`, {
      cause: error,
    })
  if (UNTRUSTED.test(code))
    return new ZeugeError('STATION_UNTRUSTED', `${url} is no station of this authority: ${why}`, {
      cause: error,
    })
  return new ZeugeError('STATION_UNREACHABLE', `${url} does not answer: ${why}`, { cause: error })
}
