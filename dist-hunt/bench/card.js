/**
 * A camera's data directory of a given size: enrolled, with ledger and recordings, written by the store itself.
 *
 *   footage ─► recording ─► segments ─► disk       the clock is moved on by hand: as fast as the disk takes it
 *
 * Real keys, envelopes and syncs; only time is not. Recordings are ten minutes long.
 */
import { join } from 'node:path';
import { openNodeDisk } from '../hal/disk/node.js';
import { openNodeEntropy } from '../hal/entropy/node.js';
import { openAgeEnvelopes } from '../hal/envelopes/age.js';
import { openFileKeyStore } from '../hal/keystore/file.js';
import { nodePrimitives as primitives } from '../hal/primitives/node.js';
import { ensureEnrolled, readRecipients } from '../src/cli/demokeys.js';
import { readDeviceCertificate } from '../src/crypto/certificate.js';
import { FORMAT_VERSION } from '../src/crypto/header.js';
import { createCreation } from '../src/store/creation.js';
import { openLedger } from '../src/store/ledger.js';
import { RECORDINGS_DIRECTORY } from '../src/store/names.js';
import { createRecording } from '../src/store/recording.js';
import { FOOTAGE_BITS_PER_SECOND, footage, inits } from './footage.js';
const RECORDING_SECONDS = 600;
const HELD_BYTES_MAX = 16 * 1024 * 1024;
/** So many wait for the disk, a second each and far below what may be held. */
const HELD_FRAGMENTS_MAX = 6;
/** At least `bytes` of footage, in `data`, which need not exist yet. */
export async function writeCard(data, bytes) {
    await ensureEnrolled(data);
    const hand = createClock();
    const { clock } = hand;
    const disk = await openNodeDisk(data);
    const entropy = openNodeEntropy();
    const keystore = await openFileKeyStore(join(data, 'device'));
    const envelopes = openAgeEnvelopes(await readRecipients(data));
    const certificates = await keystore.certificates();
    const read = readDeviceCertificate(certificates[0] ?? new Uint8Array(0));
    if (!read.ok)
        throw new Error(read.detail);
    const { name: device, publicKey: deviceKey } = read.certificate;
    const hash = primitives.sha256();
    const bootId = entropy.bytes(16);
    const board = { name: 'bench', bootId, resetCause: 'power-on', ramBytes: 0, firmwareHash: hash };
    const facts = {
        version: FORMAT_VERSION,
        ...{ device, certificates, bootId, firmwareHash: hash, keyStore: keystore.kind },
        policy: { hash, kind: 'demo' },
        profile: { id: 'demo', hash },
    };
    const parts = { board, clock, deviceKey, disk, entropy, envelopes, facts, keystore, primitives };
    const ledger = await openLedger(parts);
    await disk.makeDir(RECORDINGS_DIRECTORY);
    await disk.syncDir('');
    const creation = createCreation(parts, ledger);
    const recordings = [];
    let footageBytes = 0;
    while (footageBytes < bytes) {
        const left = Math.ceil(((bytes - footageBytes) * 8) / FOOTAGE_BITS_PER_SECOND);
        const written = await record(creation, hand, Math.min(RECORDING_SECONDS, left + 1));
        recordings.push(join(data, written.directory));
        footageBytes += written.bytes;
    }
    await creation.close();
    await ledger.append({ type: 'shutdown', cause: 'told' });
    await ledger.close();
    return { recordings, footageBytes };
}
async function record(creation, hand, seconds) {
    const { directory, parts } = creation.recording();
    const baseUs = hand.clock.nowUs();
    let waiting = 0;
    let settle = () => { };
    const durable = () => {
        waiting--;
        settle();
    };
    const fail = (error) => {
        throw error;
    };
    const recording = createRecording(parts, { heldBytesMax: HELD_BYTES_MAX }, { durable, replaced: fail, failed: fail });
    let bytes = 0;
    for (const fragment of footage(seconds)) {
        hand.moveTo(baseUs + fragment.fromUs + fragment.durUs);
        bytes += fragment.bytes.length;
        waiting++;
        recording.write({
            ...{ track: fragment.track, init: inits[fragment.track], fragment: fragment.bytes },
            ...{ fromUs: baseUs + fragment.fromUs, durUs: fragment.durUs, frames: fragment.units },
            ...{ syncFirst: fragment.syncFirst, discontinuity: false, preRecord: false },
        });
        while (waiting > HELD_FRAGMENTS_MAX)
            await new Promise((resolve) => {
                settle = resolve;
            });
    }
    await recording.finish('stopped');
    return { directory, bytes };
}
function createClock() {
    const startUs = Date.now() * 1000;
    let nowUs = 1_000_000;
    return {
        clock: {
            nowUs: () => nowUs,
            wallUs: () => startUs + nowUs,
            state: () => 'network',
            setTimeout: () => undefined,
            clearTimeout: () => undefined,
        },
        moveTo(us) {
            nowUs = Math.max(nowUs, us);
        },
    };
}
