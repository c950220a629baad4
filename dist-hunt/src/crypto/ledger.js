import { concatBytes, equalBytes } from '../bytes.js';
import { assert } from '../errors.js';
import { createAppender } from './appender.js';
import { MAGIC } from './entry.js';
import { encodeLedgerEvent } from './event.js';
import { encodeHeader, epochKeyOf, ledgerId } from './header.js';
import { ledgerOrigin } from './note.js';
import { createTree, leafHash, rootOfFrontier } from './tree.js';
export function createVolume(setup) {
    const { primitives, header } = setup;
    const { start, device } = header;
    assert(equalBytes(rootOfFrontier(primitives, start.frontier), start.root), 'a frontier of another root');
    const headerBody = encodeHeader(header);
    const tree = createTree(primitives, start);
    const appender = createAppender(primitives, tree, ledgerId(device), ledgerOrigin(device));
    let signer = { publicKey: epochKeyOf(header), sign: setup.sign };
    let phase = 'new';
    const append = (event, stamp) => {
        assert(phase === 'open', `a volume that is ${phase}, not open`);
        return appender.clear({ type: 'EVENT', stamp, body: encodeLedgerEvent(event) });
    };
    return {
        get size() {
            return tree.size;
        },
        root: () => tree.root(),
        frontier: () => tree.frontier(),
        begin(stamp, abandoned = []) {
            assert(phase === 'new', `a volume that is ${phase}, not new`);
            phase = 'open';
            const first = appender.outside({ type: 'HEADER', stamp, body: headerBody });
            const headerLeafHash = leafHash(primitives, first.leafBytes);
            const second = append({ type: 'volume', volume: header.volume, headerLeafHash, abandoned }, stamp);
            return concatBytes(MAGIC, first.entry, second, appender.checkpoint(signer, stamp, start.size));
        },
        event(event, stamp) {
            const entry = append(event, stamp);
            if (event.type === 'volume-closed')
                phase = 'closing';
            return entry;
        },
        checkpoint({ stamp, durable }) {
            assert(phase === 'open' || phase === 'closing', `a volume that is ${phase}`);
            if (phase === 'closing')
                phase = 'closed';
            return appender.checkpoint(signer, stamp, durable);
        },
        succeed(event, sign, stamp) {
            const entry = append(event, stamp);
            signer = { publicKey: event.by === 'device' ? event.statement.publicKey : event.publicKey, sign };
            return entry;
        },
    };
}
