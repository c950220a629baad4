/**
 * The station's status page, on this machine only: which cameras, how much of each, and alarms. No script, no names.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ZeugeError } from '../../errors.ts'
import { bytesText } from '../../figures.ts'
import { ALARMS, type Book } from '../../fleet/book.ts'
import { escapeHtml } from '../../ui/html.ts'

const REFRESH_S = 5
const ROWS_MAX = 500

export interface StatusPage {
  readonly port: number
  close(): Promise<void>
}

/** NOT_AVAILABLE where the port is taken. */
export async function openStatusPage(port: number, book: Book, station: string): Promise<StatusPage> {
  const server = createServer((request, response) => {
    const isPage = request.method === 'GET' && request.url === '/'
    const body = isPage ? statusHtml(book, station) : 'there is only one page\n'
    response.writeHead(isPage ? 200 : 404, {
      'content-type': isPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    response.end(body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  }).catch((cause: unknown) => {
    throw new ZeugeError('NOT_AVAILABLE', `--status-port ${port}: the port is taken`, { cause })
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export function statusHtml(book: Book, station: string): string {
  const rows = [...devicesOf(book)]
    .slice(0, ROWS_MAX)
    .map(([device, { segments, volumes, bytes, lastUs }]) => {
      const alarms = book.alarms(device).length
      const entries = book.witnessed(device)?.size ?? 0
      const cells = [device, `${segments}`, `${volumes}`, bytesText(bytes, 'en'), `${entries}`, when(lastUs)]
      return `<tr${alarms > 0 ? ' class="bad"' : ''}>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
    })
  const alarms = book
    .alarms()
    .slice(0, ROWS_MAX)
    .map(({ device, kind, detail, unixUs }) => {
      const cells = [when(unixUs), device, `${kind}: ${ALARMS[kind]}`, detail]
      return `<tr class="bad">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
    })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="${REFRESH_S}"><title>${station}</title>
<style>body{font:16px system-ui;margin:2rem;max-width:70rem}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}.bad td{background:#fde8e8}</style></head><body>
<h1>Station ${station}</h1>
<h2>Cameras</h2><table><tr><th>camera</th><th>segments</th><th>ledger volumes</th><th>bytes</th><th>entries cosigned</th><th>last</th></tr>
${rows.join('\n')}</table>
<h2>Alarms</h2>${alarms.length === 0 ? '<p>None.</p>' : `<table><tr><th>when</th><th>camera</th><th>what</th><th>detail</th></tr>\n${alarms.join('\n')}</table>`}
<p>${book.aparts().length} kept apart. "zeuge station list" shows which, and why.</p>
</body></html>
`
}

export interface DeviceSum {
  segments: number
  volumes: number
  bytes: number
  lastUs: number
}

export function devicesOf(book: Book): ReadonlyMap<string, DeviceSum> {
  const sums = new Map<string, DeviceSum>()
  for (const { device, kind, bytes, unixUs } of book.units()) {
    const sum = sums.get(device) ?? { segments: 0, volumes: 0, bytes: 0, lastUs: 0 }
    if (kind === 'segment') sum.segments++
    else sum.volumes++
    sum.bytes += bytes
    sum.lastUs = Math.max(sum.lastUs, unixUs)
    sums.set(device, sum)
  }
  return sums
}

export function when(unixUs: number): string {
  return new Date(Math.floor(unixUs / 1000)).toISOString().replace('T', ' ').slice(0, 19)
}
