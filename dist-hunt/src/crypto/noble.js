/**
 * Primitives over @noble: for the browser, and the second opinion on hal/primitives in tests.
 *
 * Slow beside a native library (20 to 40 MiB/s) and the same in every answer.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes, wipe } from '../bytes.js';
import { ed25519Acceptable } from '../ed25519.js';
import { assert } from '../errors.js';
const { Point } = ed25519;
export const noblePrimitives = {
    sha256(...parts) {
        const hash = sha256.create();
        for (const part of parts)
            hash.update(part);
        return owned(hash.digest());
    },
    sha256Stream,
    hmacSha256(key, ...parts) {
        const mac = hmac.create(sha256, key);
        for (const part of parts)
            mac.update(part);
        return owned(mac.digest());
    },
    hkdfSha256: (key, salt, info, length) => owned(hkdf(sha256, key, salt, info, length)),
    aes256GcmSeal(key, nonce, aad, plaintext, into) {
        assert(key.length === 32 && nonce.length === 12, `AES key of ${key.length}, nonce of ${nonce.length} bytes`);
        const sealed = owned(gcm(key, nonce, aad).encrypt(plaintext));
        if (into === undefined)
            return sealed;
        assert(into.length === sealed.length, `${into.length} bytes for ${sealed.length}`);
        into.set(sealed);
        return into;
    },
    aes256GcmOpen(key, nonce, aad, sealed, into) {
        assert(key.length === 32 && nonce.length === 12, `AES key of ${key.length}, nonce of ${nonce.length} bytes`);
        if (sealed.length < 16)
            return undefined;
        assert(into === undefined || into.length === sealed.length - 16, `${into?.length} bytes for ${sealed.length - 16}`);
        try {
            const plaintext = owned(gcm(key, nonce, aad).decrypt(sealed));
            if (into === undefined)
                return plaintext;
            into.set(plaintext);
            wipe(plaintext);
            return into;
        }
        catch (error) {
            if (into !== undefined)
                wipe(into);
            // With the lengths checked above a wrong tag is the only error left
            if (error instanceof Error)
                return undefined;
            throw error;
        }
    },
    ed25519PublicKey: (seed) => owned(ed25519.getPublicKey(seed)),
    ed25519Signer(seed) {
        assert(seed.length === 32, `Ed25519 seed of ${seed.length} bytes, not 32`);
        return (message) => owned(ed25519.sign(message, seed));
    },
    ed25519Verify(publicKey, message, signature) {
        if (!ed25519Acceptable(publicKey, signature) || !ed25519.utils.isValidPublicKey(publicKey, false))
            return false;
        // noble's own verify multiplies by the cofactor; ours does not, so R' is compared as bytes
        const encodedR = signature.subarray(0, 32);
        const s = Point.Fn.fromBytes(signature.subarray(32));
        const digest = sha512(concatBytes(encodedR, publicKey, message));
        const k = Point.Fn.create(numberOfLittleEndian(digest));
        const r = Point.BASE.multiplyUnsafe(s).subtract(Point.fromBytes(publicKey, false).multiplyUnsafe(k));
        return equalBytes(r.toBytes(), encodedR);
    },
    p256Verify(publicKey, message, signature) {
        if (publicKey.length !== 65 || signature.length !== 64 || !p256.utils.isValidPublicKey(publicKey, false))
            return false;
        return p256.verify(signature, message, publicKey, { lowS: false, prehash: true, format: 'compact' });
    },
};
function sha256Stream() {
    const hash = sha256.create();
    return {
        update: (part) => void hash.update(part),
        digest: () => owned(hash.digest()),
    };
}
function numberOfLittleEndian(bytes) {
    return bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);
}
/** noble allocates every result anew, over an ordinary ArrayBuffer; its types only say Uint8Array. */
function owned(bytes) {
    assert(bytes.buffer instanceof ArrayBuffer, 'bytes over shared memory');
    return bytes;
}
