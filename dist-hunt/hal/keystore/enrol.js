/**
 * Enrolment of a device with a demonstration authority: a root, a device key with its certificate, and another
 * key with a certificate for TLS towards the station.
 *
 * Deliberately no certificate authority: a real authority keeps its root offline and signs elsewhere; here all
 * keys come from the same machine, which is why whoever uses it must call them demo keys.
 */
import { randomBytes } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirs } from '../makedirs.js';
import { CERTIFICATE_NAME, COUNTER_NAME, KEY_NAME, replaceDurably } from './file.js';
import { issueSigner, issueTls, newAuthority, newKeys, pemText, pkcs8 } from './issue.js';
export const TLS_KEY_NAME = 'tls.key';
export const TLS_CERTIFICATE_NAME = 'tls.pem';
/** Makes a demo authority and enrols a new device under it. Existing key files are replaced: the caller asks first. */
export async function enrol(setup) {
    const nowMs = setup.nowMs ?? Date.now();
    const [authority, identity, tls] = await Promise.all([newAuthority(nowMs), newKeys(), newKeys()]);
    const device = `zg-${randomBytes(4).toString('hex')}`;
    const certificate = await issueSigner(authority, device, identity.publicKey, nowMs);
    const client = await issueTls(authority, device, tls.publicKey, nowMs);
    const deviceDir = join(setup.dir, 'device');
    const trustDir = join(setup.dir, 'trust');
    await makeDirs(deviceDir, 0o700);
    await makeDirs(trustDir);
    await replaceDurably(deviceDir, KEY_NAME, await pkcs8(identity.privateKey));
    await replaceDurably(deviceDir, CERTIFICATE_NAME, pemText(certificate), 0o644);
    await replaceDurably(deviceDir, TLS_KEY_NAME, await pkcs8(tls.privateKey));
    await replaceDurably(deviceDir, TLS_CERTIFICATE_NAME, pemText(client), 0o644);
    await replaceDurably(deviceDir, COUNTER_NAME, '0\n');
    await replaceDurably(trustDir, 'root.pem', pemText(authority.root), 0o644);
    if (setup.authorityKey !== undefined) {
        await makeDirs(join(setup.authorityKey, '..'), 0o700);
        await writeFile(setup.authorityKey, await pkcs8(authority.keys.privateKey), { mode: 0o600 });
        await chmod(setup.authorityKey, 0o600);
    }
    return { device, rootPem: pemText(authority.root), certificatePem: pemText(certificate) };
}
