import { checkChain, readChain } from './certificate.js';
import { epochStatementMessage, successorMessage } from './header.js';
/** P-256 point of the certificate in `header`; undefined where there is no good one. Nothing is said about its issuer. */
export function deviceKeyOf(header) {
    const result = readChain(header.certificates, header.device);
    return result.ok ? result.certificate.publicKey : undefined;
}
/** @param wallUs the recording's time, Unix µs, by the camera's clock */
export function identify(primitives, header, trust, wallUs) {
    const { device, keyStore } = header;
    const read = readChain(header.certificates, device);
    if (!read.ok)
        return { state: 'invalid', device, keyStore, reason: read.problem, detail: read.detail };
    const broken = epochFault(primitives, header, read.certificate.publicKey);
    if (broken !== undefined)
        return { state: 'invalid', device, keyStore, ...broken };
    if (trust === undefined)
        return { state: 'unchecked', device, keyStore };
    const time = wallUs === undefined ? 'unknown' : 'camera-clock-unproven';
    const result = checkChain(primitives, {
        certificate: read.certificate,
        roots: trust.roots,
        revoked: trust.revoked,
        ...(wallUs !== undefined && { atUs: wallUs }),
    });
    if (result.ok)
        return { state: 'trusted', device, keyStore, time };
    return { state: 'untrusted', device, keyStore, time, reason: result.problem, detail: result.detail };
}
/** Where the way from the device key to the file's epoch key is broken. */
export function epochFault(primitives, { device, statement, successors }, deviceKey) {
    if (!primitives.p256Verify(deviceKey, epochStatementMessage(device, statement), statement.signature))
        return { reason: 'bad-statement', detail: 'the epoch statement is not signed by the device key' };
    let predecessor = statement.publicKey;
    for (const [at, { publicKey, signature }] of successors.entries()) {
        const said = successorMessage({
            device,
            counter: statement.counter,
            index: at + 1,
            predecessor,
            publicKey,
        });
        if (!primitives.ed25519Verify(predecessor, said, signature))
            return { reason: 'bad-successor', detail: `successor ${at + 1} is not signed by its predecessor` };
        predecessor = publicKey;
    }
    return undefined;
}
