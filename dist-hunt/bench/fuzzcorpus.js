/**
 * The material of the fuzz loop: frozen evidence (bench/frozen.ts), taken apart to where structure lies.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePrimitives as primitives } from '../hal/primitives/node.js';
import { equalBytes } from '../src/bytes.js';
import { HEAD_BYTES, MAGIC, parseHead } from '../src/crypto/entry.js';
import { parseTrust } from '../src/crypto/trust.js';
import { frozenCases, readFrozenCase, readFrozenIdentities } from './frozen.js';
/** Bytes of structure behind the beginning of an entry: its head, and of a small body the most telling part. */
const PLACE_BYTES = HEAD_BYTES + 64;
/** @param root folder of one frozen format version */
export function readCorpus(root) {
    const text = (name) => readFileSync(join(root, name), 'utf8');
    const cases = new Map(frozenCases(root).map((name) => [name, readFrozenCase(join(root, name))]));
    const good = ['complete', 'hybrid', 'open-ended', 'recovered'].flatMap((name) => [
        ...(cases.get(name) ?? []),
    ]);
    const unique = (suffix) => {
        const files = good.filter(([name]) => name.endsWith(suffix)).map(([, bytes]) => bytes);
        return files.filter((bytes, at) => files.findIndex((other) => equalBytes(other, bytes)) === at);
    };
    const segments = unique('.zeu');
    const volumes = unique('.zlg');
    const trustText = text('trust.json');
    return {
        segments,
        volumes,
        entries: [...segments, ...volumes].flatMap(entriesOf),
        trust: parseTrust(primitives, trustText, 'trust.json'),
        trustText,
        identities: readFrozenIdentities(root),
        cases,
    };
}
export function entriesOf(file) {
    const entries = [];
    for (let offset = MAGIC.length;;) {
        const head = parseHead(file.subarray(offset));
        if (head === undefined)
            return entries;
        const end = offset + HEAD_BYTES + head.bodyBytes;
        entries.push({ offset, type: head.leaf.type, body: file.slice(offset + HEAD_BYTES, end) });
        offset = end;
    }
}
export const materialOf = (files) => files.map((bytes) => {
    const heads = entriesOf(bytes).map(({ offset }) => ({ from: offset, length: PLACE_BYTES }));
    const bodies = entriesOf(bytes)
        .filter(({ type }) => type !== 'CHUNK')
        .map(({ offset, body }) => ({ from: offset + HEAD_BYTES, length: Math.max(1, body.length) }));
    return { bytes, places: [...heads, ...bodies], others: files };
});
export const small = (bodies) => bodies.map((bytes) => ({ bytes, others: bodies }));
export const bodiesOf = ({ entries }, type) => entries.filter((entry) => entry.type === type).map(({ body }) => body);
