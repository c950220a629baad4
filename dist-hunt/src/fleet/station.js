/**
 * A station: takes in what enrolled cameras bring, holds it durably, and signs for it. It opens nothing and has no key to.
 *
 *   put ─► arrive ─► verified, durable ─► rename ─► directories durable ─► catalogue commit ─► signed receipt
 *                                   └─► kept apart: damaged, of another camera, not enrolled, ledger in doubt
 *
 * Knows no HTTP: service.ts and the simulator ask the same methods. Every step may be the last before a crash; then
 * the next start finds a part to go on from, or a whole file to adopt, and the camera still has what has no receipt.
 */
import { parentOf } from '../../hal/diskname.js';
import { bytesOfHex, equalBytes, hexOf, textOf, utf8 } from '../bytes.js';
import { cosign, formatCosignature } from '../crypto/cosign.js';
import { parseNote } from '../crypto/note.js';
import { signReceipt } from '../crypto/receipt.js';
import { clockMessage, formatStationChain } from '../crypto/station.js';
import { parseWitness } from '../crypto/witness.js';
import { assert, ZeugeError } from '../errors.js';
import { layStore, lostUnits, strayFiles } from './adopt.js';
import { arrive, incomingName } from './arrive.js';
import { BARRING_ALARMS } from './book.js';
import { hashInto } from './hash.js';
import { judgeLedger } from './judgeledger.js';
import { judgeUnit, placeOf, QUARANTINE_DIRECTORY } from './judgeunit.js';
import { UNIT_BYTES_MAX } from './target.js';
/** Never filled: catalogue and what is under way need room. */
export const RESERVE_BYTES = 64 * 1024 * 1024;
const DAY_US = 86_400_000_000;
export function openStation(parts) {
    const { book, clock, disk, key, log, primitives, trust } = parts;
    const busy = new Set();
    const placing = new Map();
    const chainLine = formatStationChain(key.chain);
    const sign = primitives.ed25519Signer(key.signer.seed);
    /** One placing at a time for each device; one that fails does not keep the next from trying. */
    function serial(device, work) {
        const done = (placing.get(device) ?? Promise.resolve()).then(work, work);
        placing.set(device, done);
        return done;
    }
    function alarm(device, kind, detail) {
        log({ level: 'error', event: 'station.alarm', device, kind, detail });
        book.alarm({ device, kind, detail, unixUs: clock.wallUs() });
    }
    async function heldOf(device, sha256) {
        const held = book.unit(sha256);
        if (held === undefined || held.device !== device)
            return undefined;
        if ((await disk.size(held.file)) === held.bytes)
            return held;
        alarm(device, 'lost', held.file);
        return undefined;
    }
    async function holdingOf(device, sha256) {
        const held = await heldOf(device, sha256);
        if (held !== undefined)
            return { state: 'held', receipt: utf8(held.receipt) };
        const apart = book.apart(sha256);
        if (apart !== undefined && apart.device === device)
            return { state: 'apart', why: apart.why };
        return { state: 'absent', bytes: (await disk.size(incomingName(sha256))) ?? 0 };
    }
    async function putAlone(device, request) {
        const { sha256, bytes, offset, volume, body } = request;
        const before = await holdingOf(device, sha256);
        if (before.state !== 'absent' || before.bytes !== offset)
            return before;
        const { freeBytes } = await disk.space();
        if (freeBytes - RESERVE_BYTES < bytes - offset)
            throw new ZeugeError('STATION_FULL', `${freeBytes} bytes are free; make space`);
        const deviceKey = await parts.enrolled(device);
        const question = {
            device,
            deviceKey: deviceKey ?? new Uint8Array(0),
            trust,
            ...(volume !== undefined && { volume }),
        };
        const arrived = await arrive({ disk, primitives }, { sha256, bytes, offset, body }, question);
        if (!arrived.whole)
            return { state: 'absent', bytes: arrived.bytes };
        return serial(device, () => place(device, request, deviceKey, arrived.judgement));
    }
    async function place(device, { sha256, bytes }, deviceKey, judgement) {
        if (deviceKey === undefined)
            return keepApart(device, sha256, bytes, 'unknown-device', `${device} is not enrolled here`);
        if (!judgement.ok)
            return keepApart(device, sha256, bytes, 'damaged', judgement.why);
        const barred = book.alarms(device).find(({ kind }) => BARRING_ALARMS.includes(kind));
        if (barred !== undefined)
            return keepApart(device, sha256, bytes, undefined, `ledger in doubt: ${barred.detail}`);
        const file = placeOf(device, judgement.about, judgement.number);
        const there = await disk.size(file);
        if (there !== undefined) {
            const isGenesis = judgement.about.kind === 'volume' && judgement.number === 0;
            const kind = isGenesis ? 'second-genesis' : 'second-version';
            return keepApart(device, sha256, bytes, kind, `other bytes are held as ${file}`);
        }
        await moveTo(incomingName(sha256), file);
        return { state: 'held', receipt: record(device, sha256, bytes, file, judgement) };
    }
    async function keepApart(device, sha256, bytes, kind, why) {
        if (kind !== undefined)
            alarm(device, kind, why);
        const file = `${QUARANTINE_DIRECTORY}/${sha256}`;
        if ((await disk.size(file)) === undefined)
            await moveTo(incomingName(sha256), file);
        else
            await disk.remove(incomingName(sha256));
        book.addApart({ sha256, device, bytes, why, unixUs: clock.wallUs() });
        log({ level: 'warn', event: 'station.apart', device, sha256, why });
        return { state: 'apart', why };
    }
    /** Durable under its new name when resolved, its directories included. */
    async function moveTo(from, to) {
        const directory = parentOf(to);
        await disk.makeDir(directory);
        await disk.rename(from, to);
        for (let at = directory; at !== ''; at = parentOf(at))
            await disk.syncDir(at);
        await disk.syncDir('');
        await disk.syncDir(parentOf(from));
    }
    /** Commits, and only then is the receipt out of the house. */
    function record(device, sha256, bytes, file, { about, verdict, number }) {
        const unixUs = clock.wallUs();
        const seen = book.witnessed(device);
        const [hash, root] = [bytesOfHex(sha256), bytesOfHex(seen?.root ?? '')];
        assert(hash && root, 'hashes are kept in hexadecimal');
        const witnessed = seen === undefined ? null : { size: seen.size, root };
        const lockUs = unixUs + parts.lockDays * DAY_US;
        const said = {
            station: key.signer.name,
            device,
            sha256: hash,
            bytes,
            unit: about,
            copies: 1,
            lockUs,
            unixUs,
            witnessed,
        };
        const receipt = signReceipt(primitives, said, key.signer, key.chain);
        const isSegment = about.kind === 'segment';
        const lost = book.unit(sha256);
        if (lost !== undefined)
            return utf8(lost.receipt);
        book.addUnit({
            ...{ sha256, device, kind: about.kind, number, bytes, verdict, file, unixUs },
            recording: isSegment ? hexOf(about.recording) : '',
            segment: isSegment ? hexOf(about.segment) : '',
            receipt: textOf(receipt) ?? '',
        });
        log({ level: 'info', event: 'station.held', device, sha256, file, bytes, verdict });
        return receipt;
    }
    /** Whole and in its place, but a crash came before the catalogue. */
    async function adopt({ device, file, bytes, volume }) {
        const hash = primitives.sha256Stream();
        await hashInto(hash, disk, file, bytes);
        const sha256 = hexOf(hash.digest());
        const deviceKey = await parts.enrolled(device);
        const source = { bytes, read: (offset, length) => disk.read(file, offset, length) };
        const question = {
            device,
            deviceKey: deviceKey ?? new Uint8Array(0),
            trust,
            ...(volume !== undefined && { volume }),
        };
        const judgement = await judgeUnit(primitives, source, question);
        const isRight = judgement.ok && placeOf(device, judgement.about, judgement.number) === file;
        await disk.syncFile(file);
        if (judgement.ok && isRight && deviceKey !== undefined) {
            record(device, sha256, bytes, file, judgement);
            return;
        }
        await moveTo(file, `${QUARANTINE_DIRECTORY}/${sha256}`);
        const why = judgement.ok ? 'found where it does not belong' : judgement.why;
        alarm(device, 'damaged', `${file}: ${why}`);
        book.addApart({ sha256, device, bytes, why, unixUs: clock.wallUs() });
    }
    return {
        name: key.signer.name,
        async begin() {
            await layStore(disk);
            for (const stray of await strayFiles(disk, book))
                await adopt(stray);
            for (const { device, file } of await lostUnits(disk, book))
                alarm(device, 'lost', file);
        },
        clock(device, { bootId, askedUs }) {
            const stationUs = clock.wallUs();
            return {
                stationUs,
                signature: sign(clockMessage({ device, bootId, askedUs, stationUs })),
                station: chainLine,
            };
        },
        async holdings(device, hashes) {
            const found = [];
            for (const sha256 of hashes)
                found.push(await holdingOf(device, sha256));
            return found;
        },
        async put(device, request) {
            const { sha256, bytes, offset } = request;
            if (bytes < 1 || bytes > UNIT_BYTES_MAX || offset < 0 || offset > bytes)
                throw new ZeugeError('STATION_REFUSED', `a unit has 1 to ${UNIT_BYTES_MAX} bytes, not ${bytes}`);
            if (busy.has(sha256))
                throw new ZeugeError('STATION_BUSY', `${sha256} is arriving already`);
            busy.add(sha256);
            try {
                return await putAlone(device, request);
            }
            finally {
                busy.delete(sha256);
            }
        },
        async witness(device, { oldSize, proof, checkpoint }) {
            const witness = parseWitness(primitives, utf8(checkpoint), device);
            const deviceKey = await parts.enrolled(device);
            if (deviceKey === undefined) {
                alarm(device, 'unknown-device', `${device} is not enrolled here`);
                return { state: 'refused', why: `${device} is not enrolled here` };
            }
            const isOwn = witness.device === device && equalBytes(witness.deviceKey ?? new Uint8Array(0), deviceKey);
            if (!isOwn)
                throw new ZeugeError('WITNESS_INVALID', `the checkpoint is not of ${device}, as it is enrolled here`);
            const text = parseNote(witness.note)?.text;
            assert(text, 'a witness file holds a note');
            const unixUs = clock.wallUs();
            const made = formatCosignature(cosign(primitives, text, Math.floor(unixUs / 1e6), key.signer));
            const question = { device, checkpoint: witness.checkpoint, oldSize, proof, cosignature: made, unixUs };
            const judged = book.witness(device, (before) => judgeLedger(primitives, question, before));
            if (judged.state === 'other')
                return judged;
            if (judged.state === 'refused') {
                log({ level: 'error', event: 'station.alarm', device, kind: judged.alarm.kind, detail: judged.why });
                return { state: 'refused', why: judged.why };
            }
            log({ level: 'info', event: 'station.cosigned', device, size: witness.checkpoint.size });
            return { state: 'cosigned', cosignature: made, station: chainLine };
        },
    };
}
