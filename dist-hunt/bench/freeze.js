/**
 * Makes frozen evidence on the simulated board: good files and bad ones, each a card as a stranger gets it.
 *
 *   node dist/bench/freeze.js --out test/frozen/<format version>
 *
 * For a new version of the format only: what is frozen stays as it is, or it proves nothing. The findings
 * are written down as today's verifier makes them; whoever commits them has read them first.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openTape, parseTape } from '../hal/camera/tape.js';
import { newAgeKey, openAgeEnvelopes, unwrapAge } from '../hal/envelopes/age.js';
import { openMock } from '../hal/mock/open.js';
import { nodePrimitives as primitives } from '../hal/primitives/node.js';
import { formatTrust, parseTrust } from '../src/crypto/trust.js';
import { parseProfile } from '../src/device/profile.js';
import { openDevice } from '../src/device/runtime.js';
import { findingsOf, IDENTITY_FILES } from './frozen.js';
const ROOT = new URL('../..', import.meta.url);
const tape = parseTape(readFileSync(new URL('tapes/scene.tape', ROOT)));
const PROFILE = 'profiles/demo.yaml';
const SEED = 20_261_123;
const RECORDINGS = 2;
const RECORDED_MS = 1_000;
const DOCKED_MS = 3_000;
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = values.out;
if (out === undefined)
    throw new Error('--out DIR is missing');
const profile = parseProfile(readFileSync(new URL(PROFILE, ROOT), 'utf8'), PROFILE);
function open(ports = {}) {
    const media = (clock) => openTape(tape, clock, { skips: true });
    return openMock({ seed: SEED, primitives, media, ports });
}
function boot(mock) {
    const hash = primitives.sha256();
    return mock.board.until(openDevice(mock.hal, { profile, profileHash: hash, policy: { hash, kind: 'demo' } }));
}
function cardOf({ board }) {
    const files = [...board.disk.image().files].filter(([name]) => /\.(zeu|zlg)$/.test(name));
    return new Map(files.map(([name, bytes]) => [name, bytes.slice()]));
}
const isSegment = (name) => name.endsWith('.zeu');
function changed(files, change) {
    return new Map([...files].map(([name, bytes]) => [name, isSegment(name) ? change(bytes) : bytes]));
}
function withBit(bytes) {
    const at = Math.floor(bytes.length / 2);
    const copy = bytes.slice();
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
}
const mock = open();
const device = await boot(mock);
const stale = cardOf(mock);
for (let times = 0; times < RECORDINGS; times++) {
    mock.board.press('record');
    await mock.board.advance(RECORDED_MS);
    mock.board.dock(true);
    await mock.board.advance(DOCKED_MS);
    mock.board.dock(false);
    await mock.board.advance(DOCKED_MS);
}
await mock.board.until(device.finish());
const complete = cardOf(mock);
const cut = open();
await boot(cut);
cut.board.press('record');
await cut.board.advance(RECORDED_MS);
cut.board.cutPower();
const openEnded = cardOf(cut);
const next = cut.board.powerUp();
await next.board.until((await boot(next)).finish());
const hybridKeys = await Promise.all(['unit', 'escrow'].map(() => newAgeKey('mlkem768x25519')));
const hybrid = open({ envelopes: openAgeEnvelopes(hybridKeys.map(({ recipient }) => recipient)) });
const hybridDevice = await boot(hybrid);
hybrid.board.press('record');
await hybrid.board.advance(RECORDED_MS);
await hybrid.board.until(hybridDevice.finish());
const cases = {
    complete,
    'open-ended': openEnded,
    recovered: cardOf(next),
    hybrid: cardOf(hybrid),
    altered: changed(complete, withBit),
    incomplete: changed(complete, (bytes) => bytes.slice(0, Math.floor(bytes.length * 0.6))),
    missing: new Map([...complete].filter(([name]) => !isSegment(name))),
    'rolled-back': new Map([...complete].map(([name, bytes]) => [name, stale.get(name) ?? bytes])),
    'segments-only': new Map([...complete].filter(([name]) => isSegment(name))),
};
const { root } = mock.board.keystore.vault;
if (root === undefined)
    throw new Error('the board has no root of its own');
const base64 = Buffer.from(root).toString('base64').replace(/.{64}/g, '$&\n');
const trustText = formatTrust([`-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`]);
const trust = parseTrust(primitives, trustText, 'trust.json');
const identities = [
    ...mock.board.envelopes.identities.slice(0, 1),
    ...hybridKeys.slice(0, 1).map(({ identity }) => identity),
];
const expected = {};
for (const [name, files] of Object.entries(cases)) {
    for (const [file, bytes] of files)
        write(join(name, file), bytes);
    expected[name] = await findingsOf(primitives, files, trust, (envelope) => unwrapAge(envelope, identities));
}
write('trust.json', trustText);
for (const [index, name] of IDENTITY_FILES.entries())
    write(name, `# opens frozen recordings; protects nothing\n${identities[index]}\n`);
write('expected.json', `${JSON.stringify(expected, null, 2)}\n`);
function write(name, content) {
    const path = join(out ?? '', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: 'wx' });
}
