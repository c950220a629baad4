/**
 * The verdict on a device's ledger: whether its volumes are one unbroken history, and what it lists.
 *
 *   volume 0 ─hash, size, root─► volume 1 ─► … ─► last (open while the camera runs; a torn tail is no fault)
 *
 * Never throws at bad evidence. What the ledger says about segments is compared in verifyevidence.ts.
 */
import { equalBytes, hexOf } from '../bytes.js';
import { cosignatureFindings, noteHandovers } from './handover.js';
import { epochKeyOf } from './header.js';
import { deviceKeyOf, identify } from './identity.js';
import { durableBehind, wasBegun } from './ledgertail.js';
import { readVolume, VOLUME_BYTES_MAX, volumeHeaderOf } from './readvolume.js';
import { replay } from './volumeroots.js';
import { compareWitness, formatWitness } from './witness.js';
export async function surveyLedger(primitives, question) {
    const history = {
        identity: { state: 'unchecked' },
        tornBytes: 0,
        dead: 0,
        problems: [],
        listed: new Map(),
        roots: new Map([[0, primitives.sha256()]]),
        statements: [],
        clocks: new Map(),
        keys: [],
        handovers: { receipts: [], cosigned: [] },
        policies: new Map(),
        genesis: 0,
    };
    const { witnesses = [] } = question;
    const sizes = new Set([...question.sizes, ...witnesses.map(({ checkpoint }) => checkpoint.size)]);
    for (const [index, volume] of question.volumes.entries()) {
        if (volume.number !== index && question.volumes[index - 1]?.number !== volume.number - 1)
            report(history, volume, 'MISSING', `the volume before it is not here`);
        const bytes = await volume.with((source) => source.read(0, Math.min(source.bytes, VOLUME_BYTES_MAX + 1)));
        take(primitives, history, { ...question, sizes }, volume, bytes);
    }
    const { identity, tornBytes, problems, listed, roots, statements, last, clocks, safe, handovers, policies, } = history;
    const size = last?.size ?? 0;
    const findings = witnesses.map((witness) => compare(primitives, history, witness));
    findings.push(...cosignatureFindings(primitives, handovers, question.trust));
    return {
        report: {
            volumes: question.volumes.length,
            size,
            identity,
            tornBytes,
            problems,
            witnesses: findings,
            ...(safe && { witness: formatWitness(safe.mark, safe.certificates) }),
        },
        listed,
        roots,
        statements,
        clocks,
        handovers,
        policies,
    };
}
/** Whether the ledger still contains what it had signed for then. */
function compare(primitives, history, witness) {
    const { last, roots, keys, problems } = history;
    const finding = compareWitness(primitives, witness, {
        device: last?.header.device,
        deviceKey: last === undefined ? undefined : deviceKeyOf(last.header),
        keys,
        size: last?.size ?? 0,
        root: roots.get(witness.checkpoint.size),
    });
    const { file, detail } = finding;
    if (detail !== undefined)
        problems.push({ file, verdict: 'ROLLED-BACK', detail });
    return finding;
}
function report(history, volume, verdict, detail) {
    history.problems.push({ file: volume.file, verdict, detail });
}
function take(primitives, history, question, volume, bytes) {
    const header = volumeHeaderOf(bytes);
    const key = header === undefined ? undefined : deviceKeyOf(header);
    const reading = key === undefined ? undefined : readVolume(primitives, bytes, key);
    if (header !== undefined && reading !== undefined) {
        follow(history, volume, reading, question.spent);
        list(history, volume, reading);
        noteHandovers(history.handovers, reading, history.lastMark);
        remember(history, reading);
        replay(primitives, bytes, reading, question.sizes, history.roots);
        const wallUs = reading.events.find((event) => event.unixUs !== 0n)?.unixUs;
        const at = wallUs === undefined ? undefined : Number(wallUs);
        if (history.identity.state === 'unchecked' || history.identity.state === 'trusted')
            history.identity = identify(primitives, header, question.trust, at);
        history.last = reading;
    }
    else {
        history.dead++;
        if (wasBegun(bytes))
            report(history, volume, 'ALTERED', 'its beginning is stored safely before anything else is written');
    }
    const signedBytes = reading?.signedBytes ?? 0;
    history.tornBytes = bytes.length - signedBytes;
    const durable = header === undefined ? 0 : durableBehind(primitives, header, bytes);
    const size = reading?.size ?? header?.start.size ?? 0;
    if (durable > size)
        report(history, volume, 'ALTERED', `a later checkpoint says that ${durable} entries were stored safely, ${size} are good`);
    history.previousHash = primitives.sha256(bytes);
}
/** Whether this volume goes on where the history stood. */
function follow(history, volume, reading, spent) {
    const { header, statements } = reading;
    const { last, previousHash } = history;
    if (header.volume !== volume.number)
        report(history, volume, 'ROLLED-BACK', `it says that it is volume ${header.volume}`);
    const { previousVolume } = header;
    const isSame = previousVolume !== null && previousHash !== undefined && equalBytes(previousVolume, previousHash);
    if (previousHash !== undefined && !isSame)
        report(history, volume, 'ALTERED', 'the volume before it was different when this one began');
    if (last !== undefined && last.header.device !== header.device)
        report(history, volume, 'ROLLED-BACK', `it is of ${header.device}, those before of ${last.header.device}`);
    const stood = last?.size ?? (volume.number === 0 ? 0 : header.start.size);
    if (header.start.size !== stood)
        report(history, volume, 'ROLLED-BACK', `it begins at entry ${header.start.size}, the history stood at ${stood}`);
    else if (last !== undefined && !equalBytes(header.start.root, last.root))
        report(history, volume, 'ROLLED-BACK', `it begins from another history of ${stood} entries`);
    for (const statement of statements)
        number(history, volume, statement, spent);
    history.dead = 0;
}
/** Statement numbers are consecutive; only a volume or segment that a crash kept from being used may hold one. */
function number(history, volume, statement, spent) {
    const { statements, dead } = history;
    const same = statements.find(({ counter }) => counter === statement.counter);
    if (same !== undefined) {
        if (!equalBytes(same.publicKey, statement.publicKey))
            report(history, volume, 'ROLLED-BACK', `epoch statement ${statement.counter} exists twice`);
        return;
    }
    const isFirst = volume.number === 0 || history.dead === volume.number;
    const before = statements.at(-1)?.counter ?? (isFirst ? 0 : undefined);
    statements.push(statement);
    if (before === undefined)
        return;
    const inSegments = [...(spent ?? [])].filter((counter) => counter > before && counter < statement.counter);
    const skipped = statement.counter - before - 1 - inSegments.length;
    if (skipped < 0 || (spent !== undefined && skipped > dead))
        report(history, volume, 'ROLLED-BACK', `epoch statement ${statement.counter} follows ${before}`);
}
function list(history, volume, { events, header }) {
    for (const { event, leafIndex, monotonicNs } of events) {
        if (event.type === 'genesis' && history.genesis++ > 0)
            report(history, volume, 'ROLLED-BACK', `entry ${leafIndex} is a second genesis`);
        const boot = hexOf(header.bootId);
        if (event.type === 'clock' && event.beforeUs === null && event.afterUs !== null) {
            const { afterUs: wallUs, source, plusMinusUs } = event;
            const setting = { atUs: Number(monotonicNs / 1000n), wallUs, source, plusMinusUs };
            if (!history.clocks.has(boot))
                history.clocks.set(boot, setting);
        }
        if (event.type === 'policy')
            history.policies.set(hexOf(event.hash), event);
        if (event.type !== 'opened' && event.type !== 'closed' && event.type !== 'recovered')
            continue;
        const id = hexOf(event.segment);
        const place = event.type === 'opened' ? { openedLeaf: leafIndex } : {};
        history.listed.set(id, { ...history.listed.get(id), ...place, [event.type]: event });
    }
}
/** The keys that signed, and the newest checkpoint that a later one says was durable. */
function remember(history, { marks, header }) {
    for (const mark of marks) {
        const key = epochKeyOf(mark);
        if (!history.keys.some((known) => equalBytes(known, key)))
            history.keys.push(key);
    }
    const durable = Math.max(0, ...marks.map(({ checkpoint }) => checkpoint.durable));
    const candidates = [...(history.lastMark ? [history.lastMark] : []), ...marks];
    const mark = candidates.findLast(({ checkpoint }) => checkpoint.size < durable);
    if (mark !== undefined)
        history.safe = { mark, certificates: header.certificates };
    const last = marks.at(-1);
    if (last !== undefined)
        history.lastMark = last;
}
