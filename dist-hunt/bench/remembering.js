/**
 * Primitives that remember good signatures: for loops that check the same evidence thousands of times over.
 *
 * Only what was found good is remembered, with all that it was found for, so a changed byte anywhere is
 * checked anew, and what is kept is no more than there are genuine signatures.
 */
import { equalBytes, hexOf } from '../src/bytes.js';
export function remembering(inner) {
    const once = (verify) => {
        const good = new Map();
        return (key, message, signature) => {
            const name = hexOf(signature);
            const known = good.get(name);
            if (known !== undefined && equalBytes(known.key, key) && equalBytes(known.message, message))
                return true;
            const isGood = verify(key, message, signature);
            if (isGood)
                good.set(name, { key: Uint8Array.from(key), message: Uint8Array.from(message) });
            return isGood;
        };
    };
    return { ...inner, ed25519Verify: once(inner.ed25519Verify), p256Verify: once(inner.p256Verify) };
}
