import { HEAD_BYTES, MAGIC, PREAMBLE_BYTES, parseHead } from './entry.js';
import { createTree } from './tree.js';
/** Roots at the sizes asked for, along the signed part of a volume that readVolume has already accepted. */
export function replay(primitives, bytes, reading, sizes, roots) {
    const tree = createTree(primitives, reading.header.start);
    const first = parseHead(bytes.subarray(MAGIC.length));
    for (let at = MAGIC.length + HEAD_BYTES + (first?.bodyBytes ?? 0);;) {
        if (sizes.has(tree.size))
            roots.set(tree.size, tree.root());
        const head = at < reading.signedBytes ? parseHead(bytes.subarray(at)) : undefined;
        if (head === undefined)
            return;
        tree.append(bytes.subarray(at + PREAMBLE_BYTES, at + HEAD_BYTES));
        at += HEAD_BYTES + head.bodyBytes;
    }
}
