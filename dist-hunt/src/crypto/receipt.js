/**
 * Receipts: a station's signed word that it holds sealed bytes durably. The only thing a camera erases on.
 *
 *   zeuge/v1 receipt LF  station … device … sha256 … bytes … unit … copies … lock … t … ledger …
 *   LF  — <station> <Ed25519 signature> LF
 *   LF  base64( CBOR { certificate, publicKey, signature } ) LF         who the station is (station.ts)
 *
 * One receipt speaks of one file, by the hash of all its bytes. Parsing is strict: one encoding, no more lines.
 * Whether it fits a segment is for who has the segment's ledger entry to ask. docs/format.md, "Receipt".
 */
import { bytesOfHex, concatBytes, hexOf, textOf, utf8 } from '../bytes.js';
import { assert } from '../errors.js';
import { base64Of, bytesOfBase64 } from './base64.js';
import { STATION_ID } from './certificate.js';
import { DEVICE_ID, RECORDING_ID_BYTES } from './header.js';
import { HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.js';
import { parseNote, verifyNote } from './note.js';
import { signNote } from './notekey.js';
import { believeStation, formatStationChain, parseStationChain } from './station.js';
export const RECEIPT_BYTES_MAX = 4096;
/** Beside one set of evidence. */
export const RECEIPTS_MAX = 100_000;
export const COPIES_MAX = 64;
const COUNT = '(0|[1-9][0-9]{0,15})';
const TEXT = new RegExp(`^zeuge/v1 receipt\\nstation ([^ \\n]+)\\ndevice ([^ \\n]+)\\nsha256 ([0-9a-f]{64})\\nbytes ${COUNT}\\n` +
    `unit ([^\\n]+)\\ncopies ${COUNT}\\nlock ${COUNT}\\nt ${COUNT}\\nledger ([^\\n]+)\\n$`);
const SEGMENT = new RegExp(`^segment ([0-9a-f]{32}) ([0-9a-f]{32}) ${COUNT} ([^ ]+)$`);
const VOLUME = new RegExp(`^volume ${COUNT} ${COUNT} ([^ ]+)$`);
const LEDGER = new RegExp(`^${COUNT} ([^ ]+)$`);
export function formatReceipt(receipt) {
    const { station, device, sha256, bytes, unit, copies, lockUs, unixUs, witnessed } = receipt;
    const ledger = witnessed === null ? '-' : `${witnessed.size} ${base64Of(witnessed.root)}`;
    const about = unit.kind === 'segment'
        ? `segment ${hexOf(unit.recording)} ${hexOf(unit.segment)} ${unit.size} ${base64Of(unit.root)}`
        : `volume ${unit.volume} ${unit.size} ${base64Of(unit.root)}`;
    const head = `zeuge/v1 receipt\nstation ${station}\ndevice ${device}\nsha256 ${hexOf(sha256)}\n`;
    return `${head}bytes ${bytes}\nunit ${about}\ncopies ${copies}\nlock ${lockUs}\nt ${unixUs}\nledger ${ledger}\n`;
}
/** The receipt a note's text holds, in the one form formatReceipt writes. */
export function parseReceiptText(text) {
    const fields = TEXT.exec(text);
    if (fields === null)
        return undefined;
    const [, station = '', device = '', hash = '', bytes, about = '', copies, lock, time, ledger = ''] = fields;
    const unit = parseUnit(about);
    const witnessed = ledger === '-' ? null : parseLedger(ledger);
    if (unit === undefined || witnessed === undefined)
        return undefined;
    const receipt = {
        station,
        device,
        sha256: bytesOfHex(hash) ?? new Uint8Array(0),
        bytes: Number(bytes),
        unit,
        copies: Number(copies),
        lockUs: Number(lock),
        unixUs: Number(time),
        witnessed,
    };
    const counts = [receipt.bytes, receipt.lockUs, receipt.unixUs];
    const isNamed = STATION_ID.test(station) && DEVICE_ID.test(device);
    const isCounted = counts.every(Number.isSafeInteger) && receipt.copies >= 1 && receipt.copies <= COPIES_MAX;
    return isNamed && isCounted && formatReceipt(receipt) === text ? receipt : undefined;
}
/** The whole receipt file. */
export function signReceipt(primitives, receipt, signer, chain) {
    const text = formatReceipt(receipt);
    assert(parseReceiptText(text) !== undefined, `a receipt that cannot be read back: ${text}`);
    const note = signNote(primitives, text, signer);
    const file = concatBytes(note, utf8(`\n${formatStationChain(chain)}\n`));
    assert(file.length <= RECEIPT_BYTES_MAX, `a receipt of ${file.length} bytes`);
    return file;
}
/** The parts of a receipt file; undefined where it is not one. No signature is looked at. */
export function parseReceipt(bytes) {
    const text = bytes.length <= RECEIPT_BYTES_MAX ? textOf(bytes) : undefined;
    const [said, signature, chainLine, ...more] = text?.split('\n\n') ?? [];
    if (said === undefined || signature === undefined || chainLine === undefined || more.length > 0)
        return undefined;
    const note = parseNote(utf8(`${said}\n\n${signature}\n`), RECEIPT_BYTES_MAX);
    const receipt = note && parseReceiptText(note.text);
    const chain = chainLine.endsWith('\n') ? parseStationChain(chainLine.slice(0, -1)) : undefined;
    if (note === undefined || receipt === undefined || chain === undefined)
        return undefined;
    return note.name === receipt.station ? { receipt, note, chain } : undefined;
}
/** What a receipt file is worth to who holds this trust file. Never throws. */
export function judgeReceipt(primitives, bytes, trust) {
    const parsed = parseReceipt(bytes);
    if (parsed === undefined)
        return { ok: false, detail: 'it is not a receipt' };
    if (trust === undefined)
        return { ok: false, detail: 'no trust file was given to check its signature with' };
    const { receipt, note, chain } = parsed;
    const station = believeStation(primitives, chain, trust, receipt.unixUs);
    if (!station.ok)
        return station;
    if (station.name !== receipt.station)
        return { ok: false, detail: `it names ${receipt.station}, its certificate is of ${station.name}` };
    if (!verifyNote(primitives, note, station.publicKey))
        return { ok: false, detail: 'its signature is wrong' };
    return { ok: true, receipt };
}
function parseUnit(text) {
    const [, recordingHex = '', segmentHex = '', segmentSize, segmentRoot = ''] = SEGMENT.exec(text) ?? [];
    if (segmentSize !== undefined) {
        const [recording, segment] = [bytesOfHex(recordingHex), bytesOfHex(segmentHex)];
        const place = parseLedger(`${segmentSize} ${segmentRoot}`);
        if (recording?.length !== RECORDING_ID_BYTES || segment?.length !== SEGMENT_ID_BYTES)
            return undefined;
        return place && { kind: 'segment', recording, segment, ...place };
    }
    const [, number, size, root] = VOLUME.exec(text) ?? [];
    const place = number === undefined ? undefined : parseLedger(`${size} ${root}`);
    const volume = Number(number);
    return place && Number.isSafeInteger(volume) ? { kind: 'volume', volume, ...place } : undefined;
}
function parseLedger(text) {
    const [, sizeText, rootText] = LEDGER.exec(text) ?? [];
    const root = rootText === undefined ? undefined : bytesOfBase64(rootText);
    const size = Number(sizeText);
    return root?.length === HASH_BYTES && Number.isSafeInteger(size) ? { size, root } : undefined;
}
