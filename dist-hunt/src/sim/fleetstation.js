/**
 * A whole station in memory, and its hand: a store that crashes, a catalogue that outlasts it, keys of the seed.
 */
import { p256 } from '@noble/curves/nist.js';
import { makeChain } from '../../hal/mock/der.js';
import { createRandom } from '../../hal/mock/random.js';
import { createStoreDisk } from '../../hal/mock/storedisk.js';
import { hexOf } from '../bytes.js';
import { readRootCertificate } from '../crypto/certificate.js';
import { signerOf } from '../crypto/notekey.js';
import { stationMessage } from '../crypto/station.js';
import { assert } from '../errors.js';
import { openStation } from '../fleet/station.js';
import { memoryBook } from './memorybook.js';
const NOBODY = { roots: [], revoked: [], elide: [], stations: [], witnesses: [], policy: [] };
export function createSimStation({ primitives, seed, clock }) {
    const random = createRandom(seed, 'station');
    const scalar = (label) => {
        const bytes = random.fork(label).bytes(32);
        bytes[0] = 1;
        return bytes;
    };
    const identity = scalar('identity');
    const name = `zs-${hexOf(random.fork('name').bytes(4))}`;
    const chain = makeChain(scalar('root'), identity, name);
    const signer = signerOf(primitives, name, random.fork('seed').bytes(32));
    const signature = new Uint8Array(p256.sign(stationMessage(name, signer.publicKey), identity, { lowS: false }));
    const key = { signer, chain: { certificate: chain.device, publicKey: signer.publicKey, signature } };
    const { disk, hand } = createStoreDisk();
    const book = memoryBook();
    const devices = new Map();
    const roots = [];
    const log = () => undefined;
    let running;
    return {
        book,
        key,
        store: hand,
        trust: { ...NOBODY, roots: [rootOf(primitives, chain.root)] },
        station() {
            assert(running, 'the station runs');
            return running;
        },
        async start() {
            hand.restart();
            const enrolled = async (device) => devices.get(device);
            const trust = { ...NOBODY, roots };
            running = openStation({ clock, disk, primitives, log, book, key, trust, enrolled, lockDays: 30 });
            await running.begin();
        },
        enrol(device, deviceKey, root) {
            devices.set(device, deviceKey);
            roots.push(rootOf(primitives, root));
        },
    };
}
function rootOf(primitives, der) {
    const read = readRootCertificate(primitives, der);
    assert(read.ok, 'a root of the profile');
    return read.certificate;
}
