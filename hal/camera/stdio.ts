/**
 * The child's side of child.ts: what every camera and microphone script does with its standard streams.
 *
 * Writes to a pipe are synchronous in Node on Linux, so a parent that stalls holds the script up instead of
 * growing a queue in it. Nothing but media may be written to standard output.
 */
import type { EncodedUnit, TrackFormat } from '../../src/unit.ts'
import { KEY_REQUEST, PAUSE_REQUEST, RESUME_REQUEST } from './child.ts'
import { encodeFormat, encodeLost, encodeUnit, STREAM_MAGIC } from './framing.ts'
import { createGate } from './gate.ts'

export interface Parent {
  format(format: TrackFormat): void
  /** Dropped while the parent wants none, and then up to the next key unit; `unit.data` is the caller's to wipe. */
  unit(unit: EncodedUnit): void
  /** Says why and ends this process: the last thing a script does. */
  lost(reason: string): void
}

/** Microseconds of CLOCK_MONOTONIC, the time line parent and child share. */
export function monotonicUs(): number {
  return Number(process.hrtime.bigint() / 1000n)
}

/** The settings the parent handed over, checked by the caller. */
export function childSettings(): unknown {
  return JSON.parse(process.argv[2] ?? '{}')
}

/** `onKeyRequest` comes also when the parent wants units again. */
export function connectParent(onKeyRequest: () => void): Parent {
  const gate = createGate()
  process.stdin.on('data', (bytes: Buffer) => {
    for (const byte of bytes) {
      if (byte === PAUSE_REQUEST) gate.pause(true)
      if (byte === RESUME_REQUEST) gate.pause(false)
      if (byte === RESUME_REQUEST || byte === KEY_REQUEST) onKeyRequest()
    }
  })
  // The parent is gone, however it ended.
  process.stdin.on('end', () => process.exit(0))
  process.stdin.on('error', () => process.exit(0))
  process.stdout.on('error', () => process.exit(0))
  process.stdout.write(STREAM_MAGIC)
  return {
    format: (format) => void process.stdout.write(encodeFormat(format)),
    unit(unit) {
      if (!gate.passes(unit)) return
      const message = encodeUnit(unit)
      process.stdout.write(message, () => message.fill(0))
    },
    lost: (reason) => void process.stdout.write(encodeLost(reason), () => process.exit(1)),
  }
}
