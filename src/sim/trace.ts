/**
 * The trace as lines: one canonical JSON text for each record, and the hash over all of them.
 *
 * Canonical means keys in lexical order at every depth, so that equal records are equal lines.
 */
import { utf8 } from '../bytes.ts'
import type { TraceRecord } from '../device/status.ts'
import type { HashStream } from '../primitives.ts'

/** Without the line feed. */
export function traceLine(record: TraceRecord): string {
  return canonical(record)
}

/** Monotonic µs of its boot. */
export function recordUs({ tNs }: Pick<TraceRecord, 'tNs'>): number {
  return Number(tNs.slice(0, -3))
}

export interface TraceHash {
  add(record: TraceRecord): void
  /** Hexadecimal; asked once, at the end. */
  hex(): string
}

export function createTraceHash(stream: HashStream, hexOf: (bytes: Uint8Array) => string): TraceHash {
  return {
    add: (record) => stream.update(utf8(`${traceLine(record)}\n`)),
    hex: () => hexOf(stream.digest()),
  }
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}
