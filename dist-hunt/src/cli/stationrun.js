/**
 * A running station: store, catalogue, keys and server, opened in order and let go in reverse.
 *
 * SIGTERM and Ctrl-C take no new requests, let those under way end for a moment, and close the catalogue: exit code 0.
 */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openNodeClock } from '../../hal/clock/node.js';
import { lockDirectory } from '../../hal/disk/lock.js';
import { openStationDisk } from '../../hal/disk/station.js';
import { parsePem } from '../../hal/keystore/file.js';
import { openExchangeServer } from '../../hal/net/server.js';
import { nodePrimitives } from '../../hal/primitives/node.js';
import { openLibsql } from '../../hal/sql/libsql.js';
import { readDeviceCertificate } from '../crypto/certificate.js';
import { parseStationKey } from '../crypto/stationkey.js';
import { ZeugeError } from '../errors.js';
import { openBook } from '../fleet/book.js';
import { serveStation } from '../fleet/service.js';
import { openStation } from '../fleet/station.js';
import { readPem } from './dock.js';
import { fileFault } from './files.js';
import { createLog } from './log.js';
import { openStatusPage } from './stationpage.js';
import { readTrust } from './trustfile.js';
export const BOOK_NAME = 'station.db';
const GRACE_MS = 5000;
export async function runStation(context, flags) {
    const { store, keys, host = '0.0.0.0', port = 8443, lockDays = 30, statusPort, logLevel = 'info' } = flags;
    if (store === undefined || keys === undefined)
        throw new ZeugeError('USAGE', 'a station needs --store DIR and --keys DIR');
    const interrupted = new Promise((done) => {
        context.onInterrupt(() => done());
    });
    const root = resolve(context.cwd, store);
    const keyDirectory = resolve(context.cwd, keys);
    const clock = openNodeClock();
    const log = createLog(context, clock, logLevel);
    const tls = await readTls(keyDirectory);
    const key = await readStationKey(keyDirectory);
    const trust = await readTrust(join(keyDirectory, 'trust', 'trust.json'));
    const disk = await openStationDisk(root);
    const lock = await lockDirectory(root);
    let book;
    try {
        book = openBook(await openLibsql(join(root, BOOK_NAME)));
        const enrolled = (device) => enrolledKey(keyDirectory, device);
        const parts = { clock, disk, primitives: nodePrimitives, log, book, key, trust, enrolled, lockDays };
        const station = openStation(parts);
        await station.begin();
        const server = await openExchangeServer({ host, port, ...tls }, serveStation(station, log));
        const page = statusPort === undefined ? undefined : await openStatusPage(statusPort, book, station.name);
        log({
            ...{ level: 'info', event: 'station.ready', station: station.name, host, port: server.port },
            ...(page && { status: `http://127.0.0.1:${page.port}/` }),
        });
        await interrupted;
        await page?.close();
        await server.close(GRACE_MS);
        log({ level: 'info', event: 'station.closed' });
    }
    finally {
        book?.close();
        await lock.release();
    }
}
async function readTls(directory) {
    const [root, certificate, key] = await Promise.all([join('trust', 'root.pem'), 'tls.pem', 'tls.key'].map((name) => readPem(join(directory, name))));
    return { root: root ?? '', certificate: certificate ?? '', key: key ?? '' };
}
async function readStationKey(directory) {
    const path = join(directory, 'station.key');
    const key = parseStationKey(nodePrimitives, await readPem(path));
    if (key !== undefined)
        return key;
    throw new ZeugeError('KEY_INVALID', `${path} is damaged; restore it, or make another station with "zeuge keys station"`);
}
/** Read each time: a camera is enrolled by copying its certificate, without a restart. */
async function enrolledKey(directory, device) {
    const home = join(directory, 'devices');
    const names = await readdir(home).catch((cause) => {
        const fault = fileFault(cause, home);
        if (fault.code === 'FILE_MISSING')
            return [];
        throw fault;
    });
    for (const name of names.filter((one) => one.endsWith('.pem'))) {
        const [der] = parsePem(await readPem(join(home, name)));
        const read = der && readDeviceCertificate(der);
        if (read?.ok === true && read.certificate.name === device)
            return read.certificate.publicKey;
    }
    return undefined;
}
