/**
 * One request and its answer between a camera and a station, as ports: what HTTPS does, without its library.
 *
 * Bodies stream. Header names are lower-case. Both sides know who the other is from the certificates of the
 * connection; nobody is let in without one. Limits (sizes, waiting) are the backends', named in their files.
 */
import type { Bytes } from '../src/bytes.ts'

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path only, from `/` on. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent as it comes; its length is `bytes`. A part has left before the next is asked for, so its memory may be used again. */
  readonly body?: { readonly bytes: number; readonly parts: AsyncIterable<Uint8Array> }
}

export interface ExchangeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Bytes
}

export interface ExchangeClient {
  /**
   * The whole answer, its body at most ANSWER_BYTES_MAX. STATION_UNREACHABLE where nobody answers in time or the
   * answer breaks off; STATION_UNTRUSTED where who answers is not a station of the pinned root.
   */
  exchange(request: ExchangeRequest, stop?: AbortSignal): Promise<ExchangeAnswer>
  close(): void
}

export const ANSWER_BYTES_MAX = 256 * 1024

export interface ServedRequest {
  /** Common name of the client's certificate, which hangs under the pinned root. */
  readonly client: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: AsyncIterable<Uint8Array>
  /** Aborts when the client is gone. */
  readonly gone: AbortSignal
}

export interface ServedAnswer {
  readonly status: number
  readonly type: 'application/json' | 'text/plain; charset=utf-8'
  readonly body: string
}

export type Serve = (request: ServedRequest) => Promise<ServedAnswer>
