/**
 * The camera's way to its station: TLS keys and trust file of the data directory, and the handing over as the device
 * wants it.
 */
import { join } from 'node:path';
import { TLS_CERTIFICATE_NAME, TLS_KEY_NAME } from '../../hal/keystore/enrol.js';
import { openExchangeClient } from '../../hal/net/client.js';
import { textOf } from '../bytes.js';
import { readDeviceCertificate } from '../crypto/certificate.js';
import { ZeugeError } from '../errors.js';
import { offload } from '../fleet/offload.js';
import { leftUndone, problemOf } from '../fleet/problem.js';
import { stationTarget } from '../fleet/stationtarget.js';
import { TRUST_FILE } from './demokeys.js';
import { readInput } from './files.js';
import { readTrust } from './trustfile.js';
const PEM_BYTES_MAX = 64 * 1024;
const HOUR_MS = 3_600_000;
/** KEY_MISSING where the camera has no TLS key or no trust file, USAGE for an impossible address. */
export async function openDock(hal, data, url, graceHours) {
    const [target, trust, deviceKey] = await Promise.all([
        openStationTarget(data, url),
        readTrust(join(data, TRUST_FILE)),
        deviceKeyOf(hal),
    ]);
    const { clock, disk, log, primitives, board } = hal;
    return {
        async offload({ ledger, progress, stop }) {
            try {
                const report = await offload({ clock, disk, log, primitives, bootId: board.bootId, deviceKey, ledger, target, trust }, { graceMs: graceHours * HOUR_MS }, { progress, stop });
                const undone = leftUndone(report);
                if (undone !== undefined)
                    throw undone;
                return { done: true };
            }
            catch (error) {
                if (!(error instanceof ZeugeError))
                    throw error;
                log({ level: 'warn', event: 'offload.problem', code: error.code, message: error.message });
                return { done: false, problem: problemOf(error) };
            }
        },
        close: () => target.close(),
    };
}
export async function openStationTarget(data, url) {
    const [root, certificate, key] = await Promise.all([
        readPem(join(data, 'trust', 'root.pem')),
        readPem(join(data, 'device', TLS_CERTIFICATE_NAME)),
        readPem(join(data, 'device', TLS_KEY_NAME)),
    ]);
    return stationTarget(openExchangeClient({ url, root, certificate, key }), url);
}
export async function deviceKeyOf({ keystore }) {
    const [first] = await keystore.certificates();
    const read = first && readDeviceCertificate(first);
    if (read?.ok !== true)
        throw new ZeugeError('CERTIFICATE_INVALID', 'the device certificate is not usable; enrol the device again');
    return read.certificate.publicKey;
}
/** KEY_MISSING with the way out where there is none. */
export async function readPem(path) {
    try {
        return textOf(await readInput(path, PEM_BYTES_MAX)) ?? '';
    }
    catch (cause) {
        if (!(cause instanceof ZeugeError) || cause.code !== 'FILE_MISSING')
            throw cause;
        throw new ZeugeError('KEY_MISSING', `${path} is missing; "zeuge keys new" and "zeuge keys station" make it`, { cause });
    }
}
