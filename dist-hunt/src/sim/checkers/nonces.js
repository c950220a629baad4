export function checkNonces(report) {
    const used = new Set();
    return {
        sealed(key, nonce) {
            const pair = String.fromCharCode(...key, ...nonce);
            if (used.has(pair))
                report('two messages were sealed with the same key and nonce');
            used.add(pair);
        },
    };
}
