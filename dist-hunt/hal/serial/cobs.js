/** Distance of one block; longer runs without a zero are split. */
const BLOCK_MAX = 0xff;
/** Without the zero that ends it. */
export function cobsEncode(packet) {
    const out = new Uint8Array(packet.length + Math.floor(packet.length / (BLOCK_MAX - 1)) + 1);
    let code = 0;
    let at = 1;
    for (const [index, byte] of packet.entries()) {
        if (byte !== 0)
            out[at++] = byte;
        const last = index === packet.length - 1;
        if (byte === 0 || (at - code === BLOCK_MAX && !last)) {
            out[code] = at - code;
            code = at++;
        }
    }
    out[code] = at - code;
    return out.subarray(0, at);
}
/** Undefined where the distances do not add up. `stuffed` holds no zero. */
export function cobsDecode(stuffed) {
    const out = new Uint8Array(stuffed.length);
    let length = 0;
    for (let at = 0; at < stuffed.length;) {
        const distance = stuffed[at] ?? 0;
        if (distance === 0 || at + distance > stuffed.length)
            return undefined;
        out.set(stuffed.subarray(at + 1, at + distance), length);
        length += distance - 1;
        at += distance;
        // The zero that stood here; behind a full block there was none.
        if (distance < BLOCK_MAX && at < stuffed.length)
            length++;
    }
    return out.subarray(0, length);
}
