/**
 * Checkpoints: C2SP tlog-checkpoint bodies in C2SP signed notes, with one Ed25519 signature.
 *
 *   origin LF  size LF  base64(root) LF  "t" monotonicUs wallUs clock LF  "durable" n LF
 *   LF
 *   — origin base64(keyId(4) ‖ signature(64)) LF
 *
 * Parsing is strict: a note has one encoding, and a changed byte is another note or none.
 * Cosignatures live outside the file; a note with a second signature line is refused here.
 */
import type { Bytes } from '../bytes.ts'
import { concatBytes, equalBytes, hexOf, textOf, utf8 } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { base64Of, bytesOfBase64 } from './base64.ts'
import type { ClockWord } from './leaf.ts'
import { BODY_BYTES_MAX, CLOCK_STATES, HASH_BYTES } from './leaf.ts'

export const KEY_ID_BYTES = 4
export const SIGNATURE_BYTES = 64

export interface Note {
  /** What is signed, its last line feed included. */
  readonly text: string
  readonly name: string
  readonly keyId: Bytes
  readonly signature: Bytes
}

export interface Checkpoint {
  readonly origin: string
  /** Leaves the root is over. */
  readonly size: number
  readonly root: Bytes
  /** When it was signed; the leaf of a CHECKPOINT has no times of its own. */
  readonly monotonicUs: number
  readonly wallUs: number
  readonly clock: ClockWord
  /** Leaves covered by a sync that had returned when this was signed. */
  readonly durable: number
}

/** Of a signed note: no spaces, no plus, no line feed. Ours are plain ASCII. */
export const KEY_NAME = /^[\x21-\x2a\x2c-\x7e]{1,128}$/
const SIGNATURE_LINE = /^\u2014 ([^ \n]+) ([^ \n]+)\n$/
const ED25519_NOTE = 1
const COUNT = '(0|[1-9][0-9]{0,15})'
const CHECKPOINT = new RegExp(
  `^([^\\n]+)\\n${COUNT}\\n([^\\n]+)\\nt ${COUNT} (0|-?[1-9][0-9]{0,15}) ([a-z]+)\\ndurable ${COUNT}\\n$`,
)

export function segmentOrigin(device: string, segmentId: Uint8Array): string {
  return `zeuge/${device}/seg/${hexOf(segmentId)}`
}

export function ledgerOrigin(device: string): string {
  return `zeuge/${device}/ledger`
}

/** C2SP signed-note: SHA-256(name ‖ LF ‖ type ‖ public key)[:4]; the type is 01 where Ed25519 signs the note itself. */
export function noteKeyId(
  primitives: Primitives,
  name: string,
  publicKey: Uint8Array,
  type: number = ED25519_NOTE,
): Bytes {
  return primitives.sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, KEY_ID_BYTES)
}

/** The bytes of a note with one signature line. */
export function formatNote(note: Note): Bytes {
  assert(note.text.endsWith('\n') && KEY_NAME.test(note.name), `note named "${note.name}"`)
  const line = base64Of(concatBytes(note.keyId, note.signature))
  return utf8(`${note.text}\n\u2014 ${note.name} ${line}\n`)
}

/** The note, or undefined where the bytes are not a note with exactly one Ed25519 signature line. */
export function parseNote(bytes: Uint8Array, bytesMax = BODY_BYTES_MAX.CHECKPOINT): Note | undefined {
  const whole = (bytes.length <= bytesMax && textOf(bytes)) || ''
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || hasControl(whole)) return undefined
  const [, name = '', line = ''] = SIGNATURE_LINE.exec(whole.slice(split + 2)) ?? []
  const blob = bytesOfBase64(line)
  if (!KEY_NAME.test(name) || blob?.length !== KEY_ID_BYTES + SIGNATURE_BYTES) return undefined
  return {
    text: whole.slice(0, split + 1),
    name,
    keyId: blob.slice(0, KEY_ID_BYTES),
    signature: blob.slice(KEY_ID_BYTES),
  }
}

/** Whether `publicKey`, under the note's own name, signed it. */
export function verifyNote(primitives: Primitives, note: Note, publicKey: Uint8Array): boolean {
  return (
    equalBytes(note.keyId, noteKeyId(primitives, note.name, publicKey)) &&
    primitives.ed25519Verify(publicKey, utf8(note.text), note.signature)
  )
}

export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, monotonicUs, wallUs, clock, durable } = checkpoint
  const times = `t ${monotonicUs} ${wallUs} ${clock}`
  return `${origin}\n${size}\n${base64Of(root)}\n${times}\ndurable ${durable}\n`
}

/** The checkpoint a note's text holds, in the one form formatCheckpoint writes; its signature is not looked at. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin = '', size, root = '', monotonicUs, wallUs, clock, durable] = CHECKPOINT.exec(text) ?? []
  const rootBytes = bytesOfBase64(root)
  const state = CLOCK_STATES.find((word) => word === clock)
  if (!KEY_NAME.test(origin) || rootBytes?.length !== HASH_BYTES || state === undefined) return undefined
  const checkpoint: Checkpoint = {
    origin,
    size: Number(size),
    root: rootBytes,
    monotonicUs: Number(monotonicUs),
    wallUs: Number(wallUs),
    clock: state,
    durable: Number(durable),
  }
  const counts = [checkpoint.size, checkpoint.monotonicUs, checkpoint.wallUs, checkpoint.durable]
  return counts.every(Number.isSafeInteger) && checkpoint.durable <= checkpoint.size ? checkpoint : undefined
}

/** A whole CHECKPOINT body: the note over `checkpoint`, signed under its origin's name. */
export function signCheckpoint(
  primitives: Primitives,
  checkpoint: Checkpoint,
  publicKey: Uint8Array,
  sign: (message: Uint8Array) => Bytes,
): Bytes {
  const text = formatCheckpoint(checkpoint)
  assert(parseCheckpoint(text) !== undefined, `a checkpoint that cannot be read back: ${text}`)
  const signature = sign(utf8(text))
  assert(signature.length === SIGNATURE_BYTES, `Ed25519 signature of ${signature.length} bytes, not 64`)
  const name = checkpoint.origin
  return formatNote({ text, name, keyId: noteKeyId(primitives, name, publicKey), signature })
}

/** The checkpoint of a CHECKPOINT body that `origin` signed with `publicKey`; undefined for everything else. */
export function verifyCheckpoint(
  primitives: Primitives,
  body: Uint8Array,
  origin: string,
  publicKey: Uint8Array,
): Checkpoint | undefined {
  const note = parseNote(body)
  if (note === undefined || note.name !== origin) return undefined
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint === undefined || checkpoint.origin !== origin) return undefined
  return verifyNote(primitives, note, publicKey) ? checkpoint : undefined
}

/** A signed note has no ASCII control character but the line feed. */
function hasControl(text: string): boolean {
  return /[^\P{Cc}\n]/u.test(text)
}
