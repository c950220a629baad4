/**
 * The cradle through its serial controller (docs/dock-protocol.md): contact, charging, button lock and time.
 *
 * A controller in the camera talks always, so its silence is a fault. One in the cradle is heard only while the camera
 * stands in it, so silence means "taken out". In both cases the camera counts as away then: a dead controller must
 * never keep it from recording.
 */
import { createEmitter } from '../emitter.js';
import { keepOpen } from '../keep.js';
import { createLink } from '../serial/link.js';
/** Three of the controller's messages. */
export const SILENT_MS = 1_500;
/** What is worth a line in the log: not each broken frame of a torn cable. */
const NOISE_LOG_EVERY = 1_000;
const AWAY = { kind: 'state', present: false, charging: false, buttonsLocked: false };
export async function serialDock(options) {
    const { clock, log, path, baud, controller, firmware } = options;
    let open = true;
    let state = AWAY;
    let heardUs = 0;
    let noises = 0;
    const contacts = createEmitter(clock, () => open, () => (state.present ? { attached: true } : undefined));
    function become(next) {
        const was = state.present;
        state = next;
        if (next.present !== was)
            contacts.emit({ attached: next.present });
    }
    function told(message) {
        if (message.kind === 'state')
            become(message);
        if (message.kind === 'hello')
            log({ level: 'info', event: 'dock.controller', firmware: message.firmware });
        if (message.kind === 'time')
            options.time?.(message.unixMs, message.uncertaintyMs, clock.nowUs());
    }
    const silentMs = () => (clock.nowUs() - heardUs) / 1000;
    const kept = await keepOpen({
        clock,
        report: options.report,
        lookMs: 500,
        async open(lost) {
            let link;
            const port = await options.open({
                path,
                baud,
                heard: (bytes) => link?.push(bytes),
                lost,
            });
            heardUs = clock.nowUs();
            link = createLink({
                clock,
                write: (bytes) => port.write(bytes),
                told,
                alive: () => {
                    heardUs = clock.nowUs();
                },
                noise(why) {
                    if (noises++ % NOISE_LOG_EVERY === 0)
                        log({ level: 'warn', event: 'dock.noise', why, noises });
                },
            });
            if (controller === 'camera')
                link.send({ kind: 'hello', firmware });
            const opened = link;
            return {
                link: opened,
                look() {
                    port.look();
                    if (silentMs() < SILENT_MS)
                        return undefined;
                    become(AWAY);
                    return controller === 'camera'
                        ? `${path}: the dock controller has been silent for ${Math.round(silentMs())} ms`
                        : undefined;
                },
                close() {
                    // A controller that is not heard must never keep the camera from recording.
                    become(AWAY);
                    opened.close();
                    port.close();
                },
            };
        },
    });
    return {
        dock: contacts.source,
        charging: () => state.charging,
        buttonsLocked: () => state.present && state.buttonsLocked,
        close() {
            open = false;
            kept.close();
        },
    };
}
