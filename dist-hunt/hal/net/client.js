import { Agent, request } from 'node:https';
import { Readable } from 'node:stream';
import { concatBytes } from '../../src/bytes.js';
import { ZeugeError } from '../../src/errors.js';
import { ANSWER_BYTES_MAX, } from '../exchange.js';
const IDLE_MS = 20_000;
/** From the last byte of the request on: hashing and syncing 64 MiB on a slow store. */
const ANSWER_MS = 120_000;
const SOCKETS_MAX = 8;
const STATION_NAME = /^zs-[0-9a-f]{8}$/;
/** The station does not want us: alerts about our certificate. */
const REFUSED = /ALERT|EPROTO/;
const UNTRUSTED = /CERT|VERIFY|SIGNATURE|ISSUER|PURPOSE|ALTNAME|STATION_NAME/;
/** USAGE where the address is none of a station. */
export function openExchangeClient(setup) {
    const { hostname, port } = addressOf(setup.url);
    const { idleMs = IDLE_MS, answerMs = ANSWER_MS } = setup;
    const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS_MAX, timeout: idleMs });
    const base = {
        ...{ hostname, port, agent, ca: setup.root, cert: setup.certificate, key: setup.key },
        minVersion: 'TLSv1.3',
        checkServerIdentity: (_host, { subject }) => STATION_NAME.test(String(subject.CN))
            ? undefined
            : Object.assign(new Error(`its certificate is of "${subject.CN}", not of a station`), {
                code: 'STATION_NAME',
            }),
    };
    function exchange(wanted, stop) {
        const { method, path, body } = wanted;
        const headers = { ...wanted.headers, ...(body && { 'content-length': String(body.bytes) }) };
        return new Promise((resolve, reject) => {
            const sent = request({ ...base, method, path, headers, ...(stop && { signal: stop }) });
            const source = Readable.from(body?.parts ?? [], { objectMode: false });
            let timer;
            let answered = false;
            const fail = (error) => {
                clearTimeout(timer);
                source.destroy();
                sent.destroy();
                reject(stop?.aborted === true ? stopped() : faultOf(setup.url, error));
            };
            const patience = (ms) => {
                clearTimeout(timer);
                timer = setTimeout(() => fail(new Error(`no answer within ${ms / 1000} s`)), ms);
            };
            sent.setTimeout(idleMs, () => fail(new Error(`nothing happened for ${idleMs / 1000} s`)));
            sent.on('error', (error) => {
                // A station that answers before it has read everything may close before we have written it.
                if (!answered)
                    fail(error);
            });
            source.on('error', fail);
            sent.on('finish', () => patience(answerMs));
            sent.on('response', (message) => {
                answered = true;
                patience(answerMs);
                source.unpipe(sent);
                wholeBody(message).then((bytes) => {
                    clearTimeout(timer);
                    if (!sent.writableFinished)
                        sent.destroy();
                    source.destroy();
                    resolve({ status: message.statusCode ?? 0, headers: plainHeaders(message), body: bytes });
                }, fail);
            });
            source.pipe(sent);
        });
    }
    return { exchange, close: () => agent.destroy() };
}
async function wholeBody(message) {
    const parts = [];
    let bytes = 0;
    for await (const part of message) {
        bytes += part.length;
        if (bytes > ANSWER_BYTES_MAX)
            throw new Error(`an answer of more than ${ANSWER_BYTES_MAX} bytes`);
        parts.push(part);
    }
    const declared = Number(message.headers['content-length'] ?? bytes);
    if (declared !== bytes)
        throw new Error(`the answer broke off after ${bytes} of ${declared} bytes`);
    return concatBytes(...parts);
}
function plainHeaders({ headers }) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
function addressOf(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isPlain = url?.protocol === 'https:' && url.pathname === '/' && url.search === '' && url.username === '';
    if (url === undefined || !isPlain)
        throw new ZeugeError('USAGE', `${text}: a station's address is https://HOST:PORT and nothing more`);
    return { hostname: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 443) };
}
function stopped() {
    return new ZeugeError('INTERRUPTED', 'the handing over was stopped; what was not handed over stays');
}
function faultOf(url, error) {
    if (error instanceof ZeugeError)
        return error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = error instanceof Error ? error.message : String(error);
    if (REFUSED.test(code))
        return new ZeugeError('STATION_REFUSED', `${url} does not accept this camera's certificate (${code})`, {
            cause: error,
        });
    if (UNTRUSTED.test(code))
        return new ZeugeError('STATION_UNTRUSTED', `${url} is no station of this authority: ${why}`, {
            cause: error,
        });
    return new ZeugeError('STATION_UNREACHABLE', `${url} does not answer: ${why}`, { cause: error });
}
