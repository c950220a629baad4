/** Results that evidence rests on. */
export const COMPUTATIONS = ['seal', 'hash', 'mac', 'sign'];
export function createCompute(primitives, random) {
    let next;
    let wrong = 0;
    function check(computation, result) {
        if (next !== computation)
            return result;
        next = undefined;
        wrong++;
        const at = random.int(result.length);
        result[at] = (result[at] ?? 0) ^ (1 << random.int(8));
        return result;
    }
    return {
        primitives: {
            ...primitives,
            sha256: (...parts) => check('hash', primitives.sha256(...parts)),
            hmacSha256: (key, ...parts) => check('mac', primitives.hmacSha256(key, ...parts)),
            aes256GcmSeal: (key, nonce, aad, plaintext, into) => check('seal', primitives.aes256GcmSeal(key, nonce, aad, plaintext, into)),
            ed25519Signer(seed) {
                const sign = primitives.ed25519Signer(seed);
                return (message) => check('sign', sign(message));
            },
        },
        hand: {
            wrongNext(computation) {
                next = computation;
            },
            armed: () => next !== undefined,
            wrong: () => wrong,
        },
    };
}
