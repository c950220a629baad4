import { encodeMessage, parseMessage } from './dockmessage.js';
import { createFrameDecoder, encodeFrame } from './wire.js';
export const ACK_MS = 200;
export const ATTEMPTS_MAX = 3;
export function createLink(options) {
    const { clock, write, told, alive, noise, gaveUp } = options;
    /** At most one of each kind: what is newer holds. */
    const waiting = new Map();
    let underWay;
    let sequence = 0;
    let heard;
    let timer;
    let closed = false;
    function next() {
        if (underWay !== undefined || closed)
            return;
        const [first] = waiting;
        if (first === undefined)
            return;
        const [kind, message] = first;
        waiting.delete(kind);
        sequence = (sequence + 1) & 0xff;
        const bytes = encodeFrame({ ...encodeMessage(message), sequence });
        underWay = { message, bytes, sequence, attempts: 0 };
        attempt();
    }
    function attempt() {
        if (underWay === undefined || closed)
            return;
        if (underWay.attempts === ATTEMPTS_MAX) {
            const { message } = underWay;
            underWay = undefined;
            gaveUp?.(message);
            next();
            return;
        }
        underWay.attempts++;
        write(underWay.bytes);
        timer = clock.setTimeout(attempt, ACK_MS);
    }
    function acknowledged(acknowledgedSequence) {
        if (underWay?.sequence !== acknowledgedSequence)
            return;
        clock.clearTimeout(timer);
        underWay = undefined;
        next();
    }
    function take(frame) {
        alive?.();
        const message = parseMessage(frame.type, frame.payload);
        if (typeof message === 'string') {
            answer(frame.sequence, message);
            noise?.(message);
        }
        else if (message.kind === 'ack')
            acknowledged(message.sequence);
        else {
            answer(frame.sequence, 'done');
            const repeated = heard?.type === frame.type && heard.sequence === frame.sequence;
            heard = { type: frame.type, sequence: frame.sequence };
            if (!repeated)
                told(message);
        }
    }
    function answer(of, result) {
        const ack = encodeMessage({ kind: 'ack', sequence: of, result });
        write(encodeFrame({ ...ack, sequence: of }));
    }
    const decoder = createFrameDecoder(take, noise);
    return {
        send(message) {
            waiting.set(message.kind, message);
            next();
        },
        push: (piece) => decoder.push(piece),
        close() {
            closed = true;
            clock.clearTimeout(timer);
            waiting.clear();
        },
    };
}
