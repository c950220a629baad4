/**
 * Serves pages on 127.0.0.1: files of one folder as they are, and answers of its own beside them.
 *
 * Loopback only, and only by a loopback name: a request whose Host is another one is refused, so that a web page
 * elsewhere cannot reach it through a name that points here (DNS rebinding). Only files that were there when it began
 * are served, by their exact name; GET and HEAD only; nothing is logged.
 */

import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { ZeugeError } from '../../errors.ts'
import { installed } from '../version.ts'

export interface PageServer {
  readonly url: string
  /** Ends open connections too. Idempotent. */
  close(): Promise<void>
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface PageServerOptions {
  /** Folder with the files; `index.html` stands for `/`. */
  readonly root: string
  /** 0: any free one. */
  readonly port: number
  /** Which file `/` is. */
  readonly index?: string
  /** By path, such as `/events`. */
  readonly answers?: Readonly<Record<string, Answer>>
}

const HOST = '127.0.0.1'
const PORT_MAX = 65_535
const FILES_MAX = 1000
const CONNECTIONS_MAX = 64
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-cache',
} as const

/** The built pages. */
export function pageRoot(): string {
  return join(installed().root, 'dist', 'page')
}

/** USAGE where it is none. */
export function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > PORT_MAX)
    throw new ZeugeError('USAGE', `port ${text}: a number from 0 (any that is free) to ${PORT_MAX} is needed`)
  return port
}

/** NOT_AVAILABLE where the port is taken, FILE_MISSING where the page was not built. */
export async function openPageServer({
  root,
  port,
  index = 'index.html',
  answers = {},
}: PageServerOptions): Promise<PageServer> {
  const files = await filesOf(root)
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    if (!isLoopbackHost(request.headers.host, boundPort(server)))
      return end(response, 403, 'This is served on 127.0.0.1 only.\n')
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'GET only.\n')
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const own = Object.hasOwn(answers, path) ? answers[path] : undefined
    if (own !== undefined) return own(request, response)
    const name = path === '/' ? index : path.slice(1)
    if (!files.has(name)) return end(response, 404, 'Not here.\n')
    readFile(join(root, name)).then(
      (bytes) => {
        response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream')
        response.setHeader('Content-Length', bytes.length)
        response.end(request.method === 'HEAD' ? undefined : bytes)
      },
      () => end(response, 404, 'Gone.\n'),
    )
  })
  server.maxConnections = CONNECTIONS_MAX
  await listen(server, port)
  let closing: Promise<void> | undefined
  return {
    url: `http://${HOST}:${boundPort(server)}/`,
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}

/** Exactly 127.0.0.1 or localhost with this port. */
export function isLoopbackHost(host: string | undefined, port: number): boolean {
  return host === `${HOST}:${port}` || host === `localhost:${port}`
}

async function filesOf(root: string): Promise<ReadonlySet<string>> {
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new ZeugeError('FILE_MISSING', `${root}: the page was not built; run "npm run build"`, { cause })
  })
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
  return new Set(names.slice(0, FILES_MAX))
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = `port ${port} of ${HOST} is taken; choose another one, or 0 for any that is free`
      reject(cause.code === 'EADDRINUSE' ? new ZeugeError('NOT_AVAILABLE', taken, { cause }) : cause)
    })
    server.listen(port, HOST, resolve)
  })
}

function boundPort(server: Server): number {
  return (server.address() as AddressInfo).port
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(text)
}
