import { readDeviceCertificate } from '../crypto/certificate.js';
import { FORMAT_VERSION } from '../crypto/header.js';
import { ZeugeError } from '../errors.js';
import { createCreation } from '../store/creation.js';
import { openLedger } from '../store/ledger.js';
import { RECORDINGS_DIRECTORY } from '../store/names.js';
import { recover } from '../store/recover.js';
import { layBallast } from '../store/space.js';
import { policyKindNow } from './policy.js';
export async function boot(hal, options) {
    const { board, clock, disk, entropy, envelopes, keystore, primitives } = hal;
    const certificates = await keystore.certificates();
    const [first] = certificates;
    const read = first === undefined ? undefined : readDeviceCertificate(first);
    if (read?.ok !== true)
        throw new ZeugeError('CERTIFICATE_INVALID', `the device certificate is not usable (${read?.detail ?? 'there is none'}); enrol the device again with "zeuge keys new"`);
    const { name: device, publicKey: deviceKey } = read.certificate;
    const facts = {
        version: FORMAT_VERSION,
        device,
        certificates,
        bootId: board.bootId,
        firmwareHash: board.firmwareHash,
        keyStore: keystore.kind,
        policy: { hash: options.policy.hash, kind: policyKindNow(options.policy, clock) },
        profile: { id: options.profile.id, hash: options.profileHash },
    };
    const parts = { board, clock, deviceKey, disk, entropy, envelopes, facts, keystore, primitives };
    const ledger = await openLedger(parts);
    await disk.makeDir(RECORDINGS_DIRECTORY);
    await disk.syncDir('');
    const recovered = await recover({ board, disk, primitives, log: hal.log }, ledger);
    const creation = createCreation(parts, ledger);
    await layBallast(disk);
    return { ledger, creation, recovered };
}
