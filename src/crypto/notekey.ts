/**
 * Keys of people and institutions who sign notes, in the C2SP text forms
 * (https://c2sp.org/signed-note, "Verifier keys"; the private form is that of Go's sumdb/note).
 *
 *   public   name+<key id, 8 hex>+base64(01 ‖ public key)
 *   private  PRIVATE+KEY+name+<key id, 8 hex>+base64(01 ‖ seed)
 *
 * Ed25519 only; a witness's public key (cosign.ts) has 04 in place of 01. A text whose key id is not that of
 * its name and key is refused.
 */
import { type Bytes, concatBytes, hexOf, utf8 } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { base64Of, bytesOfBase64 } from './base64.ts'
import { formatNote, KEY_NAME, noteKeyId } from './note.ts'

const ED25519 = 1
const SECRET_PREFIX = 'PRIVATE+KEY+'
const PARTS = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/

export interface NoteVerifier {
  readonly name: string
  readonly publicKey: Bytes
}

export interface NoteSigner extends NoteVerifier {
  /** The seed; whoever is done with the signer wipes it. */
  readonly seed: Bytes
}

export function formatVerifierKey(
  primitives: Primitives,
  { name, publicKey }: NoteVerifier,
  type: number = ED25519,
): string {
  return keyText(primitives, name, publicKey, publicKey, type)
}

export function formatSignerKey(primitives: Primitives, { name, publicKey, seed }: NoteSigner): string {
  return `${SECRET_PREFIX}${keyText(primitives, name, publicKey, seed)}`
}

/** Undefined where the text is not one verifier key of this type. */
export function parseVerifierKey(
  primitives: Primitives,
  text: string,
  type: number = ED25519,
): NoteVerifier | undefined {
  const parsed = parseParts(text, type)
  if (parsed === undefined) return undefined
  const { name, id, bytes } = parsed
  return id === hexOf(noteKeyId(primitives, name, bytes, type)) ? { name, publicKey: bytes } : undefined
}

/** Undefined where the text is not one Ed25519 signer key. */
export function parseSignerKey(primitives: Primitives, text: string): NoteSigner | undefined {
  const parsed = text.startsWith(SECRET_PREFIX) ? parseParts(text.slice(SECRET_PREFIX.length)) : undefined
  return parsed && checkedSigner(primitives, parsed)
}

/** A signer of its own name; `seed` is 32 random bytes. */
export function signerOf(primitives: Primitives, name: string, seed: Bytes): NoteSigner {
  return { name, seed, publicKey: primitives.ed25519PublicKey(seed) }
}

/** The bytes of a note over `text` with this signer's one signature. */
export function signNote(primitives: Primitives, text: string, { name, publicKey, seed }: NoteSigner): Bytes {
  const signature = primitives.ed25519Signer(seed)(utf8(text))
  return formatNote({ text, name, keyId: noteKeyId(primitives, name, publicKey), signature })
}

interface Parts {
  readonly name: string
  readonly id: string
  readonly bytes: Bytes
}

function checkedSigner(primitives: Primitives, { name, id, bytes }: Parts): NoteSigner | undefined {
  const signer = signerOf(primitives, name, bytes)
  return id === hexOf(noteKeyId(primitives, name, signer.publicKey)) ? signer : undefined
}

function keyText(
  primitives: Primitives,
  name: string,
  publicKey: Bytes,
  bytes: Bytes,
  type = ED25519,
): string {
  const id = hexOf(noteKeyId(primitives, name, publicKey, type))
  return `${name}+${id}+${base64Of(concatBytes(Uint8Array.of(type), bytes))}`
}

function parseParts(text: string, type = ED25519): Parts | undefined {
  const match = PARTS.exec(text)
  if (match === null) return undefined
  const [, name, id, base64] = match as unknown as readonly [string, string, string, string]
  if (!KEY_NAME.test(name)) return undefined
  const bytes = bytesOfBase64(base64)
  return bytes?.length === 33 && bytes[0] === type ? { name, id, bytes: bytes.slice(1) } : undefined
}
