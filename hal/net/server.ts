/**
 * The station's side of HTTPS: only clients with a certificate under the pinned root are heard, each for what it is.
 *
 * Made to be shouted at: headers, handshakes, silence and the number of connections have their limits; a client
 * without a certificate gets no further than the handshake. A request that was answered before its body was read is
 * cut off after a moment, however much more it sends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { ZeugeError } from '../../src/errors.ts'
import type { Serve, ServedAnswer } from '../exchange.ts'

const HANDSHAKE_MS = 10_000
const HEADERS_MS = 10_000
const IDLE_MS = 20_000
const KEEP_ALIVE_MS = 30_000
const HEADER_BYTES_MAX = 8 * 1024
const CONNECTIONS_MAX = 2048
/** Of one client; more are closed at once. */
const CLIENT_CONNECTIONS_MAX = 16
/** For the answer to arrive before a connection with unread bytes is cut. */
const LINGER_MS = 2000

export interface ServerSetup {
  readonly host: string
  readonly port: number
  /** PEM. */
  readonly root: string
  readonly certificate: string
  readonly key: string
}

export interface ExchangeServer {
  readonly port: number
  connections(): number
  /** No new requests; those under way may end, for so long at most. */
  close(graceMs: number): Promise<void>
}

/** NOT_AVAILABLE where the port is taken, KEY_INVALID where key and certificate cannot be used. */
export async function openExchangeServer(setup: ServerSetup, serve: Serve): Promise<ExchangeServer> {
  const server = attempt(() =>
    createServer(
      {
        ...{ ca: setup.root, cert: setup.certificate, key: setup.key },
        ...{ requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3' },
        ...{ handshakeTimeout: HANDSHAKE_MS, maxHeaderSize: HEADER_BYTES_MAX },
      },
      (request, response) => {
        // The connection may be gone by the time there is an answer: then nobody waits for it.
        const { socket } = request
        handle(request, response, serve).catch(() => socket.destroy())
      },
    ),
  )
  server.headersTimeout = HEADERS_MS
  // Bodies are as long as a segment takes; silence is what ends them.
  server.requestTimeout = 0
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.maxConnections = CONNECTIONS_MAX
  server.setTimeout(IDLE_MS)
  let open = 0
  const byClient = new Map<string, number>()
  server.on('connection', (socket) => {
    open++
    socket.on('close', () => open--)
  })
  server.on('secureConnection', (socket) => {
    const client = clientOf(socket) ?? ''
    const count = (byClient.get(client) ?? 0) + 1
    byClient.set(client, count)
    socket.on('close', () => {
      const left = (byClient.get(client) ?? 1) - 1
      if (left === 0) byClient.delete(client)
      else byClient.set(client, left)
    })
    if (count > CLIENT_CONNECTIONS_MAX) socket.destroy()
  })
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(setup.port, setup.host, resolve)
  }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ZeugeError('NOT_AVAILABLE', `${setup.host}:${setup.port} cannot be listened on: ${why}`, {
      cause,
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => open,
    close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), graceMs)
      return closed.finally(() => clearTimeout(timer))
    },
  }
}

async function handle(request: IncomingMessage, response: ServerResponse, serve: Serve): Promise<void> {
  // Once a connection breaks the request does not know its socket any more.
  const { socket } = request
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const client = clientOf(socket as TLSSocket)
  const answer: ServedAnswer =
    client === undefined
      ? { status: 403, type: 'text/plain; charset=utf-8', body: 'who are you?\n' }
      : await serve({
          client,
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers as Readonly<Record<string, string | undefined>>,
          // An answer in the middle of a body must still get out.
          body: request.iterator({ destroyOnReturn: false }),
          gone: gone.signal,
        })
  if (response.destroyed) return
  const { status, type, body } = answer
  const isRead = request.complete
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...(!isRead && { connection: 'close' }),
  })
  response.end(body)
  if (isRead) return
  const timer = setTimeout(() => socket.destroy(), LINGER_MS)
  socket.once('close', () => clearTimeout(timer))
}

/** Common name of the certificate that OpenSSL has checked. */
function clientOf(socket: TLSSocket): string | undefined {
  if (!socket.authorized) return undefined
  const name = socket.getPeerCertificate().subject?.CN
  return typeof name === 'string' && name !== '' ? name : undefined
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ZeugeError('KEY_INVALID', `the station's TLS key or certificate cannot be used: ${why}`, {
      cause,
    })
  }
}
