/**
 * A key store whose key, certificates and signatures follow from the seed: ECDSA P-256 with the
 * nonces of RFC 6979, so that the same message is signed with the same bytes.
 * The counter lives in the `Vault`, which outlasts the power as a secure element does.
 */
import { p256 } from '@noble/curves/nist.js';
import { hexOf } from '../../src/bytes.js';
import { ZeugeError } from '../../src/errors.js';
import { makeChain } from './der.js';
import { later } from './later.js';
const SIGN_MS = 1;
const COUNT_MS = 3;
const CHANCE_COUNT_LANDS = 0.5;
const EXPIRED = '250601000000Z';
export function createVault(random, identity) {
    if (identity !== undefined)
        return { ...identity, counter: 0, expired: false };
    const privateKey = scalar(random.fork('device key'));
    const name = `zg-${hexOf(random.fork('device name').bytes(4))}`;
    // Made when first asked for: a board with a real key store never asks, and should start fast.
    const chains = new Map();
    const made = (expired) => {
        const rootKey = scalar(random.fork('root key'));
        const chain = chains.get(expired) ?? makeChain(rootKey, privateKey, name, ...(expired ? [EXPIRED] : []));
        chains.set(expired, chain);
        return chain;
    };
    return {
        privateKey,
        expired: false,
        get certificates() {
            return [made(this.expired).device];
        },
        get root() {
            return made(false).root;
        },
        counter: 0,
    };
}
export function createMockKeyStore(clock, alive, vault, random) {
    let extraMs = 0;
    let failing = false;
    let counting = false;
    function check() {
        if (failing)
            throw new ZeugeError('KEY_MISSING', 'the key store does not answer; switch the camera off and on, and enrol it again if that does not help');
    }
    return {
        keystore: {
            kind: 'software',
            certificates: () => later(clock, alive, extraMs, () => {
                check();
                return vault.certificates.map((certificate) => certificate.slice());
            }),
            async sign(message) {
                const copy = message.slice();
                return later(clock, alive, SIGN_MS + extraMs, () => {
                    check();
                    return new Uint8Array(p256.sign(copy, vault.privateKey, { lowS: false }));
                });
            },
            async count() {
                counting = true;
                return later(clock, alive, COUNT_MS + extraMs, () => {
                    counting = false;
                    check();
                    return ++vault.counter;
                });
            },
        },
        hand: {
            vault,
            busy(ms) {
                extraMs = ms;
            },
            fail(on) {
                failing = on;
            },
            expire(on) {
                vault.expired = on;
            },
            rollBack(steps) {
                vault.counter = Math.max(0, vault.counter - steps);
            },
        },
        halt() {
            if (counting && !failing && random.chance(CHANCE_COUNT_LANDS))
                vault.counter++;
        },
    };
}
/** Below the order of P-256 for certain: its top word is not all ones. */
function scalar(random) {
    const bytes = random.bytes(32);
    bytes[0] = (bytes[0] ?? 0) & 0x7f;
    bytes[31] = (bytes[31] ?? 0) | 1;
    return bytes;
}
