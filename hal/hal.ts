/**
 * What a body camera's board must offer, and no more. Doc comments are the law; test/hal.contract.ts holds backends to it.
 *   short news (an edge, a dock contact)  is pushed to a listener
 *   media (access units)                  is pushed too, lent for the length of the call: a camera is never blocked
 *   files                                 are pulled and awaited
 * Listeners are called in the order things happened, never from within the call that
 * registered them, and must not throw. Every time stamp is `clock.nowUs`.
 */
import type { Bytes } from '../src/bytes.ts'
import type { Primitives } from '../src/primitives.ts'
import type { EncodedUnit, TrackFormat } from '../src/unit.ts'
import type { DiskReader } from './diskreader.ts'

export interface Hal {
  readonly board: Board
  readonly clock: Clock
  readonly buttons: Source<ButtonEdge>
  readonly led: Led
  readonly haptic: Haptic
  readonly tone: Tone
  readonly display: Display
  readonly camera: Camera
  /** Absent on a board without one; video is recorded all the same. */
  readonly microphone?: Microphone
  readonly disk: Disk
  readonly keystore: KeyStore
  readonly envelopes: Envelopes
  readonly primitives: Primitives
  readonly entropy: Entropy
  readonly power: Power
  /** Absent on a board that has no cradle contact. */
  readonly dock?: Source<DockContact>
  /** Absent on a board without a position receiver. */
  readonly position?: Source<Position>
  /** Absent where nobody watches this process. */
  readonly watchdog?: Watchdog
  /** Parts that are gone, and back; absent on a board whose parts cannot be told apart from working ones. */
  readonly parts?: Source<PartNews>
  readonly log: Log
  /** Ends every part: lights and tones off, children ended, files closed. Idempotent. */
  close(): Promise<void>
}

/** What this board is; facts that do not change while it runs. */
export interface Board {
  readonly name: string
  /** Differs at every power-up, 16 bytes: monotonic times are comparable only within one boot id. */
  readonly bootId: Bytes
  readonly resetCause: 'power-on' | 'watchdog' | 'software' | 'unknown'
  readonly ramBytes: number
  /** SHA-256 of the firmware as installed, 32 bytes. */
  readonly firmwareHash: Bytes
}

/** Calls `listener` for each item until the returned function is called. */
export type Source<T> = (listener: (item: T) => void) => () => void

/** Where the wall clock's value comes from; the number stands in the evidence. */
export type ClockState = 'unset' | 'rtc' | 'network' | 'gnss'

export interface Clock {
  /** Integer microseconds since this boot; never goes back, goes on in standby. Measures. */
  nowUs(): number
  /** Unix time in integer microseconds; may jump in both directions. Labels only. */
  wallUs(): number
  /** `unset` where the wall clock's value means nothing (no battery-backed clock, no network yet). */
  state(): ClockState
  /** Unix µs at this moment of `nowUs`, unless it is synchronised or knows better. Absent where nobody may set it. */
  take?(source: 'gnss' | 'network', unixUs: number, atUs: number): void
  /** One timer; late is possible, early is not. The shape XState wants. */
  setTimeout(run: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
}

export type Button = 'display' | 'record'

/** A raw edge, bounce included: gestures are made in src/device/gestures.ts. */
export interface ButtonEdge {
  readonly button: Button
  readonly down: boolean
  readonly atUs: number
}

export type Colour = 'off' | 'green' | 'amber' | 'red'

/** Shown in turn, again and again; a single step is steady. A board may hand it to its kernel. */
export interface LedPattern {
  readonly steps: readonly { readonly colour: Colour; readonly ms: number }[]
}

/** The last pattern given stays until the next. Throws never: a broken lamp is reported through `log`. */
export interface Led {
  show(pattern: LedPattern): void
}

/** Pulses one after another; a new call replaces what still runs. Each pulse ends by itself even if the process dies. */
export interface Haptic {
  play(pulses: readonly { readonly onMs: number; readonly offMs: number }[]): void
}

/** Notes one after another; `hz` 0 is a rest; a new call replaces what still runs. */
export interface Tone {
  play(notes: readonly { readonly hz: number; readonly ms: number }[]): void
}

/** What the public sees. Drawn from data, so that the same words reach panel, page and terminal. */
export interface Screen {
  readonly kind: 'dark' | 'announcing' | 'recording' | 'blocked' | 'recovering' | 'status' | 'preRecord'
  /** Lines in the profile's language, the most important first. */
  readonly lines: readonly string[]
  /** The live picture of the person in front, as in a mirror. */
  readonly mirror: boolean
  /** Running time counts from here (monotonic), where one is shown. */
  readonly sinceUs?: number
  readonly muted?: boolean
  /** Text of a QR code, such as the address of the privacy notice. */
  readonly qr?: string
  /** The frame flashes once from here on (monotonic), for half a second. */
  readonly flashSinceUs?: number
  /** Lines are set from right to left. */
  readonly rtl?: boolean
  /** How much of what takes its time is done, 0 to 1. */
  readonly progress?: number
}

/** `show` returns at once and replaces what was shown; the picture is up within 100 ms. */
export interface Display {
  show(screen: Screen): void
}

/** Where encoded media goes. All three are called in capture order of their track, and must not throw. */
export interface MediaSink {
  format(format: TrackFormat): void
  /** `unit.data` is lent: copy what you keep before you return. */
  unit(unit: EncodedUnit): void
  /** The source is gone and will not come back by itself; opening again is allowed. Called at most once. */
  lost(reason: string): void
}

export interface MediaSession {
  /** Asks for a key frame as soon as may be; absent where the source cannot. */
  requestKeyFrame?(): void
  /**
   * While paused no unit is handed over, not even one on its way; the source stays warm and its units are
   * dropped and wiped where they arise. After `pause(false)` the first unit is a key unit, within 150 ms of the
   * call (without `requestKeyFrame`: the next one there is). Formats and `lost` are told all the same; a
   * request for a key frame means nothing meanwhile. Idempotent; absent where the source cannot.
   */
  pause?(paused: boolean): void
  /** No call to the sink follows once this resolves. Idempotent. */
  close(): Promise<void>
}

export interface Camera {
  readonly name: string
  /** Nominal figures, for the RAM check and the minutes left. */
  readonly bitsPerSecondMax: number
  readonly frameDurUs: number
  /** Small JPEG pictures (at most 512 KiB each, lent) for the front display's mirror, never recorded; absent where there are none. */
  readonly preview?: Source<Uint8Array>
  /** How long a cold start may take before the source counts as hung; more than 4 s is told as a loss meanwhile. */
  readonly startMs?: number
  /** First unit within 1.5 s or `startMs`; a format always comes before the first unit, and that unit is a key unit. One session at a time. */
  open(sink: MediaSink): MediaSession
}

export interface Microphone {
  readonly name: string
  /** As for a camera. */
  readonly startMs?: number
  open(sink: MediaSink): MediaSession
}

/**
 * Append-only files under one root. Names are relative, '/'-separated, of [a-zA-Z0-9._-].
 *
 * Durable when: a file's bytes, once `sync` that began after the append resolved; its
 * name, once `syncDir` of its directory resolved. Nothing else is promised of a power cut.
 * Errors: ZeugeError DISK_FULL, DISK_READ_ONLY, DISK_FAILED, PERMISSION_DENIED, FILE_EXISTS, FILE_MISSING.
 * After an error from `append` or `sync` that file's handle is never to be used again but for `close`:
 * a kernel reports a lost write once and then calls the page clean.
 */
export interface Disk {
  /** A new empty file, never an existing one (FILE_EXISTS). Its directory must exist. */
  create(name: string): Promise<DiskFile>
  /** Replaces a small file as a whole: after a power cut the old or the new one is there, and durable when resolved. */
  replace(name: string, bytes: Uint8Array): Promise<void>
  /** Up to `length` bytes from `offset`; fewer at the end. FILE_MISSING where there is none. */
  read(name: string, offset: number, length: number): Promise<Bytes>
  /** Size in bytes, or undefined where there is no such file. */
  size(name: string): Promise<number | undefined>
  /** Entries in lexical order; an absent directory has none. */
  list(directory: string): Promise<readonly DiskEntry[]>
  /** Parents too; no error where it is there already. */
  makeDir(directory: string): Promise<void>
  syncDir(directory: string): Promise<void>
  /** Makes durable what a process before this one left in a file: after a kill it may be in memory only. FILE_MISSING where there is none. */
  syncFile(name: string): Promise<void>
  remove(name: string): Promise<void>
  space(): Promise<{ readonly freeBytes: number; readonly totalBytes: number }>
  /** Keeps a file open for a long read, into the caller's memory. Absent where that spares nothing. FILE_MISSING where there is none. */
  reader?(name: string): Promise<DiskReader>
}

export interface DiskEntry {
  readonly name: string
  readonly directory: boolean
  readonly bytes: number
}

export interface DiskFile {
  /** Resolves with the number of bytes taken, at least 1 and possibly fewer than given: append the rest again. One append at a time. */
  append(bytes: Uint8Array): Promise<number>
  /** Makes durable what was appended before this call. May run beside an append. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** The device's long-lived identity. The private key never leaves it. */
export interface KeyStore {
  /** Stated in the evidence: how well the key is kept. */
  readonly kind: 'software' | 'tpm' | 'secure-element'
  /** DER, device certificate first, root not included. KEY_MISSING where not enrolled. */
  certificates(): Promise<readonly Bytes[]>
  /** ECDSA P-256 with SHA-256, r‖s, 64 bytes. */
  sign(message: Uint8Array): Promise<Bytes>
  /** The next value of a counter that never repeats and never goes back, durable before it resolves. */
  count(): Promise<number>
}

/** age v1 envelopes (https://age-encryption.org/v1). */
export interface Envelopes {
  readonly kind: 'x25519' | 'mlkem768x25519'
  /** A binary age file holding `secret`, for every recipient of the policy. */
  wrap(secret: Uint8Array): Promise<Bytes>
}

export interface Entropy {
  /** Unpredictable bytes; `length` at most 1024. */
  bytes(length: number): Bytes
}

export interface Power {
  /** Battery news; a board on the mains says so once. */
  readonly battery: Source<Battery>
  /** Switches the board off. Resolves only where it cannot (a process that just ends). */
  off(): Promise<void>
}

export interface Battery {
  readonly percent: number
  readonly charging: boolean
}

export interface DockContact {
  readonly attached: boolean
}

/** A fix of the position receiver; told only while it has one. */
export interface Position {
  readonly atUs: number
  /** WGS 84, degrees; north and east positive. */
  readonly latitudeDeg: number
  readonly longitudeDeg: number
  /** Metres above mean sea level. */
  readonly altitudeM?: number
  /** Horizontal dilution of precision: 1 is good, above 5 is poor. */
  readonly hdop?: number
  readonly satellites?: number
}

/** Starts this process or this machine anew when it is not fed. */
export interface Watchdog {
  /** Feed at least this often. */
  readonly feedMs: number
  feed(): void
}

/** What a board may lose without losing the rest. Camera, microphone and disk say so themselves. */
export const PARTS = ['buttons', 'display', 'led', 'haptic', 'tone', 'battery', 'dock', 'position'] as const
export type Part = (typeof PARTS)[number]

/**
 * A part is gone or back; within 2 s of the fact. A part that works needs no news; a new listener is told what is
 * gone now. A lost part's port still takes every call and does nothing.
 */
export interface PartNews {
  readonly part: Part
  readonly ok: boolean
  /** For the operating log: what was tried, and what the system said. */
  readonly why: string
}

/** Operating log: never media, never keys, never names. */
export type Log = (entry: {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly event: string
  readonly [field: string]: unknown
}) => void
