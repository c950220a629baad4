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

/** Hashed so many characters at a time: a call for each line costs more than its bytes. */
const BATCH_CHARACTERS = 65_536

export function createTraceHash(stream: HashStream, hexOf: (bytes: Uint8Array) => string): TraceHash {
  let lines = ''
  function settle(): void {
    stream.update(utf8(lines))
    lines = ''
  }
  return {
    add(record) {
      lines += `${traceLine(record)}\n`
      if (lines.length >= BATCH_CHARACTERS) settle()
    },
    hex() {
      settle()
      return hexOf(stream.digest())
    },
  }
}

/** Called for every record of a run: one pass, nothing made on the way but the text. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  const record = value as Readonly<Record<string, unknown>>
  let fields = ''
  for (const key of Object.keys(record).sort()) {
    const field = record[key]
    if (field === undefined) continue
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonical(field)}`
  }
  return `{${fields}}`
}
