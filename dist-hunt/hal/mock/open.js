/**
 * A whole simulated board: `hal` is what the firmware sees, `board` is the hand on its other side.
 *
 *   board.press ─► hal.buttons ─► firmware ─► hal.led, display … ─► board.perceived()
 *
 * Everything follows from the seed and the hand's moves; time is virtual unless a clock is handed
 * in. Any port may be replaced by a real one. Product code can never reach `board`.
 */
import { assert } from '../../src/errors.js';
import { createPartBook } from '../partnews.js';
import { cableCamera, cableMicrophone } from './cable.js';
import { createSyntheticCamera, createSyntheticMicrophone } from './camera.js';
import { createCompute } from './compute.js';
import { createMockDisk } from './disk.js';
import { createMockEnvelopes } from './envelopes.js';
import { createMockKeyStore, createVault } from './keystore.js';
import { createLog } from './log.js';
import { createCard } from './medium.js';
import { createButtons, createContacts, createSenses } from './parts.js';
import { createRandom } from './random.js';
import { createMockClock } from './scheduler.js';
const ENTROPY_BYTES_MAX = 1024;
const RAM_BYTES = 512 * 1024 * 1024;
export function openMock(options) {
    const { seed, image, capacityBytes, identity, wallUs, clockState = 'network', docked = false } = options;
    const card = createCard(image, capacityBytes);
    const vault = createVault(createRandom(seed, 'vault'), identity);
    return switchOn({ options, card, vault, boots: 0, docked }, { resetCause: 'power-on', wallUs: clockState === 'unset' ? (wallUs ?? 0) : wallUs, clockState });
}
function switchOn(body, start) {
    const { options, card, vault } = body;
    const { ports = {}, primitives, seed } = options;
    const random = createRandom(seed, `boot ${body.boots}`);
    let on = true;
    let closed = false;
    const alive = () => on;
    const virtual = createMockClock({
        state: start.clockState,
        random: random.fork('late'),
        ...(start.wallUs === undefined ? {} : { wallUs: start.wallUs }),
    });
    const clock = ports.clock ?? virtual;
    const parts = createPartBook(clock, alive);
    const senses = createSenses(clock, alive, parts.works);
    const buttons = createButtons(clock, alive, random.fork('buttons'));
    const contacts = createContacts(clock, alive, body.docked);
    const disk = createMockDisk(clock, card, random.fork('disk'));
    const keystore = createMockKeyStore(clock, alive, vault, random.fork('keystore'));
    const envelopes = createMockEnvelopes(clock, alive, random.fork('envelopes'), options.recipients ?? (ports.envelopes === undefined ? createRandom(seed, 'recipients') : []));
    const media = connectMedia(options, clock, random, alive);
    const compute = createCompute(primitives, random.fork('compute'));
    const log = createLog(clock, options.log);
    function off() {
        on = false;
        keystore.halt();
        virtual.halt();
    }
    const hal = {
        board: boardOf(options, random.fork('board'), start, primitives),
        clock,
        buttons: buttons.source,
        led: ports.led ?? senses.led,
        haptic: ports.haptic ?? senses.haptic,
        tone: ports.tone ?? senses.tone,
        display: ports.display ?? senses.display,
        camera: media.camera,
        ...(media.microphone === undefined ? {} : { microphone: media.microphone }),
        disk: ports.disk ?? disk.disk,
        keystore: ports.keystore ?? keystore.keystore,
        envelopes: ports.envelopes ?? envelopes.envelopes,
        primitives: compute.primitives,
        entropy: ports.entropy ?? createEntropy(random.fork('entropy')),
        power: ports.power ?? {
            battery: contacts.battery,
            off() {
                disk.hand.kill();
                off();
                // The firmware does not live to see it.
                return new Promise(() => undefined);
            },
        },
        dock: contacts.dock,
        parts: parts.source,
        log: log.log,
        async close() {
            if (on && !closed) {
                hal.led.show({ steps: [{ colour: 'off', ms: 0 }] });
                hal.tone.play([]);
                hal.haptic.play([]);
                hal.display.show({ kind: 'dark', lines: [], mirror: false });
            }
            closed = true;
            await media.close();
        },
    };
    const board = {
        ...buttons.hand,
        dock: contacts.setDock,
        part: (part, ok, why = 'moved by hand') => parts.set(part, ok, why),
        battery: (percent, charging = false) => contacts.setBattery({ percent, charging }),
        camera: media.cameraHand,
        ...(media.microphoneHand === undefined ? {} : { microphone: media.microphoneHand }),
        disk: disk.hand,
        keystore: keystore.hand,
        envelopes: envelopes.hand,
        clock: virtual,
        compute: compute.hand,
        perceived: senses.perceived,
        log: log.entries,
        async advance(ms) {
            assert(ports.clock === undefined, 'a real clock cannot be moved');
            await virtual.advance(ms);
        },
        async until(promise, limitMs) {
            assert(ports.clock === undefined, 'a real clock cannot be moved');
            return virtual.until(promise, limitMs);
        },
        cutPower() {
            disk.hand.crash();
            off();
        },
        killProcess() {
            disk.hand.kill();
            off();
        },
        isOn: alive,
        powerUp({ offMs = 5000, resetCause = 'power-on', clockState = virtual.state() } = {}) {
            assert(!on, 'the board is on; cut its power first');
            const wallUs = clockState === 'unset' ? 0 : virtual.wallUs() + offMs * 1000;
            return switchOn({ ...body, boots: body.boots + 1, docked: contacts.isDocked() }, { resetCause, wallUs, clockState });
        },
    };
    return { hal, board };
}
function boardOf(options, random, start, primitives) {
    return {
        name: 'simulated',
        bootId: random.bytes(16),
        ramBytes: RAM_BYTES,
        firmwareHash: primitives.sha256(),
        ...options.board,
        resetCause: start.resetCause,
    };
}
function createEntropy(random) {
    return {
        bytes(length) {
            assert(length <= ENTROPY_BYTES_MAX, `${length} bytes of entropy at once, at most ${ENTROPY_BYTES_MAX}`);
            return random.bytes(length);
        },
    };
}
function connectMedia(options, clock, random, alive) {
    const source = options.media?.(clock, random.fork('media')) ?? {
        camera: createSyntheticCamera(clock, random.fork('camera')),
        microphone: createSyntheticMicrophone(clock, random.fork('microphone')),
    };
    const camera = cableCamera(source.camera, clock, alive);
    const picture = { camera: camera.camera, cameraHand: camera.hand };
    if (source.microphone === undefined)
        return { ...picture, close: camera.close };
    const microphone = cableMicrophone(source.microphone, clock, alive);
    return {
        ...picture,
        microphone: microphone.microphone,
        microphoneHand: microphone.hand,
        async close() {
            await Promise.all([camera.close(), microphone.close()]);
        },
    };
}
