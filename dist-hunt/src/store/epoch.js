import { wipe } from '../bytes.js';
import { epochStatementMessage, SUCCESSORS_MAX, successorMessage, } from '../crypto/header.js';
import { assert } from '../errors.js';
const SEED_BYTES = 32;
/** A first epoch, vouched for by the device key at this place of the ledger. */
export async function stateEpoch(parts, device, ledger) {
    const seed = parts.entropy.bytes(SEED_BYTES);
    const publicKey = parts.primitives.ed25519PublicKey(seed);
    const counter = await parts.keystore.count();
    const said = { counter, ledgerSize: ledger.size, ledgerRoot: ledger.root, publicKey };
    const signature = await parts.keystore.sign(epochStatementMessage(device, said));
    return epochOf(parts.primitives, seed, { ...said, signature }, []);
}
/** The next epoch, vouched for by the key of this one; undefined where its statement carries no more. */
export function succeedEpoch(parts, device, from) {
    if (from.successors.length >= SUCCESSORS_MAX)
        return undefined;
    const seed = parts.entropy.bytes(SEED_BYTES);
    const publicKey = parts.primitives.ed25519PublicKey(seed);
    const { counter } = from.statement;
    const index = from.successors.length + 1;
    const signature = from.sign(successorMessage({ device, counter, index, predecessor: from.publicKey, publicKey }));
    return epochOf(parts.primitives, seed, from.statement, [...from.successors, { publicKey, signature }]);
}
function epochOf(primitives, seed, statement, successors) {
    let signer = primitives.ed25519Signer(seed);
    return {
        statement,
        successors,
        publicKey: successors.at(-1)?.publicKey ?? statement.publicKey,
        sign(message) {
            assert(signer, 'an epoch key signs nothing after it was wiped');
            return signer(message);
        },
        get alive() {
            return signer !== undefined;
        },
        wipe() {
            signer = undefined;
            wipe(seed);
        },
    };
}
