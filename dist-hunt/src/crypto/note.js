import { concatBytes, equalBytes, hexOf, textOf, utf8 } from '../bytes.js';
import { assert } from '../errors.js';
import { base64Of, bytesOfBase64 } from './base64.js';
import { BODY_BYTES_MAX, CLOCK_STATES } from './leaf.js';
export const KEY_ID_BYTES = 4;
export const SIGNATURE_BYTES = 64;
/** Of a signed note: no spaces, no plus, no line feed. Ours are plain ASCII. */
export const KEY_NAME = /^[\x21-\x2a\x2c-\x7e]{1,128}$/;
const SIGNATURE_LINE = /^\u2014 ([^ \n]+) ([^ \n]+)\n$/;
const ED25519_NOTE = 1;
const COUNT = '(0|[1-9][0-9]{0,15})';
const CHECKPOINT = new RegExp(`^([^\\n]+)\\n${COUNT}\\n([^\\n]+)\\nt ${COUNT} (0|-?[1-9][0-9]{0,15}) ([a-z]+)\\ndurable ${COUNT}\\n$`);
export function segmentOrigin(device, segmentId) {
    return `zeuge/${device}/seg/${hexOf(segmentId)}`;
}
export function ledgerOrigin(device) {
    return `zeuge/${device}/ledger`;
}
/** C2SP signed-note: SHA-256(name ‖ LF ‖ type ‖ public key)[:4]; the type is 01 where Ed25519 signs the note itself. */
export function noteKeyId(primitives, name, publicKey, type = ED25519_NOTE) {
    return primitives.sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, KEY_ID_BYTES);
}
/** The bytes of a note with one signature line. */
export function formatNote(note) {
    assert(note.text.endsWith('\n') && KEY_NAME.test(note.name), `note named "${note.name}"`);
    const line = base64Of(concatBytes(note.keyId, note.signature));
    return utf8(`${note.text}\n\u2014 ${note.name} ${line}\n`);
}
/** The note, or undefined where the bytes are not a note with exactly one Ed25519 signature line. */
export function parseNote(bytes, bytesMax = BODY_BYTES_MAX.CHECKPOINT) {
    if (bytes.length > bytesMax)
        return undefined;
    const whole = textOf(bytes);
    const split = whole?.lastIndexOf('\n\n') ?? -1;
    if (whole === undefined || split < 0 || hasControl(whole))
        return undefined;
    const [, name, line] = SIGNATURE_LINE.exec(whole.slice(split + 2)) ?? [];
    const blob = line === undefined ? undefined : bytesOfBase64(line);
    if (name === undefined || !KEY_NAME.test(name) || blob?.length !== KEY_ID_BYTES + SIGNATURE_BYTES)
        return undefined;
    return {
        text: whole.slice(0, split + 1),
        name,
        keyId: blob.slice(0, KEY_ID_BYTES),
        signature: blob.slice(KEY_ID_BYTES),
    };
}
/** Whether `publicKey`, under the note's own name, signed it. */
export function verifyNote(primitives, note, publicKey) {
    return (equalBytes(note.keyId, noteKeyId(primitives, note.name, publicKey)) &&
        primitives.ed25519Verify(publicKey, utf8(note.text), note.signature));
}
export function formatCheckpoint(checkpoint) {
    const { origin, size, root, monotonicUs, wallUs, clock, durable } = checkpoint;
    const times = `t ${monotonicUs} ${wallUs} ${clock}`;
    return `${origin}\n${size}\n${base64Of(root)}\n${times}\ndurable ${durable}\n`;
}
/** The checkpoint a note's text holds, in the one form formatCheckpoint writes; its signature is not looked at. */
export function parseCheckpoint(text) {
    const [, origin, size, root, monotonicUs, wallUs, clock, durable] = CHECKPOINT.exec(text) ?? [];
    const rootBytes = root === undefined ? undefined : bytesOfBase64(root);
    const state = CLOCK_STATES.find((word) => word === clock);
    if (origin === undefined || !KEY_NAME.test(origin) || rootBytes?.length !== 32 || state === undefined)
        return undefined;
    const checkpoint = {
        origin,
        size: Number(size),
        root: rootBytes,
        monotonicUs: Number(monotonicUs),
        wallUs: Number(wallUs),
        clock: state,
        durable: Number(durable),
    };
    const counts = [checkpoint.size, checkpoint.monotonicUs, checkpoint.wallUs, checkpoint.durable];
    return counts.every(Number.isSafeInteger) && checkpoint.durable <= checkpoint.size ? checkpoint : undefined;
}
/** A whole CHECKPOINT body: the note over `checkpoint`, signed under its origin's name. */
export function signCheckpoint(primitives, checkpoint, publicKey, sign) {
    const text = formatCheckpoint(checkpoint);
    assert(parseCheckpoint(text) !== undefined, `a checkpoint that cannot be read back: ${text}`);
    const signature = sign(utf8(text));
    assert(signature.length === SIGNATURE_BYTES, `Ed25519 signature of ${signature.length} bytes, not 64`);
    const name = checkpoint.origin;
    return formatNote({ text, name, keyId: noteKeyId(primitives, name, publicKey), signature });
}
/** The checkpoint of a CHECKPOINT body that `origin` signed with `publicKey`; undefined for everything else. */
export function verifyCheckpoint(primitives, body, origin, publicKey) {
    const note = parseNote(body);
    if (note === undefined || note.name !== origin)
        return undefined;
    const checkpoint = parseCheckpoint(note.text);
    if (checkpoint === undefined || checkpoint.origin !== origin)
        return undefined;
    return verifyNote(primitives, note, publicKey) ? checkpoint : undefined;
}
/** A signed note has no ASCII control character but the line feed. */
function hasControl(text) {
    return /[^\P{Cc}\n]/u.test(text);
}
