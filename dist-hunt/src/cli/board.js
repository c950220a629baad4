/**
 * The board that a board file describes, as a Hal: real parts where the file names them, simulated ones where it
 * says `mock`, and clock, disk, keys and envelopes of this machine.
 *
 * Opening takes the data directory's lock; closing gives it back. A missing part is a fault of the camera, never an
 * error of this.
 */
import { join } from 'node:path';
import { openParts } from '../../hal/boards/open.js';
import { ramBytes } from '../../hal/boards/ram.js';
import { openCapture, parseCameraSpec } from '../../hal/camera/cameras.js';
import { rpicamCamera } from '../../hal/camera/rpicam.js';
import { v4l2Camera } from '../../hal/camera/v4l2.js';
import { disciplinedClock } from '../../hal/clock/disciplined.js';
import { openNodeClock } from '../../hal/clock/node.js';
import { lockDirectory } from '../../hal/disk/lock.js';
import { openNodeDisk } from '../../hal/disk/node.js';
import { parseDisplaySpec } from '../../hal/display/displays.js';
import { openPanel } from '../../hal/display/panel.js';
import { openNodeEntropy } from '../../hal/entropy/node.js';
import { openAgeEnvelopes } from '../../hal/envelopes/age.js';
import { openFileKeyStore } from '../../hal/keystore/file.js';
import { alsaMicrophone } from '../../hal/microphone/alsa.js';
import { openMock } from '../../hal/mock/open.js';
import { powerOff } from '../../hal/power/off.js';
import { nodePrimitives } from '../../hal/primitives/node.js';
import { readRecipients } from './demokeys.js';
import { firmwareHash } from './firmware.js';
import { bootIdOf, resetCauseOf } from './thisboot.js';
import { installed } from './version.js';
export async function openBoard(settings) {
    const { data, board } = settings;
    const clock = disciplinedClock(openNodeClock());
    const log = settings.log?.(clock) ?? (() => undefined);
    const capture = await captureOf(settings, clock, log);
    const lock = await lockDirectory(data);
    try {
        const entropy = openNodeEntropy();
        const [disk, keystore, recipients, firmware, bootId, resetCause] = await Promise.all([
            openNodeDisk(data),
            openFileKeyStore(join(data, 'device')),
            settings.recipients ?? readRecipients(data),
            firmwareHash(),
            bootIdOf(entropy),
            resetCauseOf(settings.env),
        ]);
        const parts = await openParts({ board, clock, log, firmware: `zeuge ${installed().version}` });
        const machine = {
            board: {
                ...{ name: board.name, bootId, resetCause, firmwareHash: firmware },
                ramBytes: ramBytes(),
            },
            ...{ clock, disk, keystore, envelopes: openAgeEnvelopes(recipients), entropy, log },
            primitives: nodePrimitives,
        };
        const simulated = simulate(machine, capture);
        const panel = panelOf(settings, capture, clock, log, (ok, why) => parts.book.set('display', ok, why));
        const { power, dock } = simulated.hal;
        const hal = {
            ...machine,
            ...capture,
            buttons: parts.buttons ?? simulated.hal.buttons,
            led: parts.led ?? simulated.hal.led,
            haptic: parts.haptic ?? simulated.hal.haptic,
            tone: parts.tone ?? simulated.hal.tone,
            display: panel?.display ?? simulated.hal.display,
            power: {
                battery: parts.battery ?? power.battery,
                off: () => (board.off === 'poweroff' ? powerOff(log) : Promise.resolve()),
            },
            ...(board.dock.backend === 'mock' && dock !== undefined && { dock }),
            ...(parts.dock && { dock: parts.dock }),
            ...(parts.position && { position: parts.position }),
            parts: parts.book.source,
            async close() {
                await simulated.hal.close();
                await panel?.close();
                parts.close();
            },
        };
        let closing;
        return {
            hal,
            ...(board.buttons.backend === 'mock' && { hand: simulated.board }),
            close() {
                closing ??= hal.close().then(lock.release);
                return closing;
            },
        };
    }
    catch (error) {
        await lock.release();
        throw error;
    }
}
/** Parts that the file calls `mock`, on this machine's clock; what is real never comes near it. */
function simulate(machine, capture) {
    const { clock, disk, keystore, envelopes, entropy } = machine;
    return openMock({
        seed: 0,
        primitives: nodePrimitives,
        ports: { clock, disk, keystore, envelopes, entropy },
        media: () => capture,
    });
}
/** The front display's process, and what it mirrors; undefined where it is only simulated or there is none. */
function panelOf({ board, display: given, camera }, capture, clock, log, report) {
    const text = given ?? (board.display.backend === 'panel' ? board.display.output : undefined);
    if (text === undefined)
        return undefined;
    const drawn = camera === undefined ? board.camera.backend === 'source' && board.camera.source : camera;
    const mirror = drawn === 'scene' ? 'scene' : capture.camera.preview === undefined ? 'none' : 'feed';
    const panel = openPanel({ ...{ output: parseDisplaySpec(text), mirror, clock, log, report } });
    const stopPreview = capture.camera.preview?.((jpeg) => panel.picture(jpeg));
    return {
        display: panel.display,
        close() {
            stopPreview?.();
            return panel.close();
        },
    };
}
/** What the board's camera and microphone are, or what `--camera` puts in their place. */
export async function captureOf({ board, camera: given }, clock, log) {
    const { camera, microphone } = board;
    if (given !== undefined)
        return openCapture(parseCameraSpec(given), { clock, log });
    const source = camera.backend === 'source'
        ? await openCapture(parseCameraSpec(camera.source), { clock, log })
        : undefined;
    const picture = source?.camera ??
        (camera.backend === 'rpicam'
            ? rpicamCamera({ ...camera, clock, log })
            : camera.backend === 'v4l2'
                ? v4l2Camera({ ...camera, inputFormat: camera.format, clock, log })
                : undefined);
    if (picture === undefined)
        throw new Error('a board has a camera');
    const sound = microphone.backend === 'alsa'
        ? alsaMicrophone({ ...microphone, clock, log })
        : microphone.backend === 'camera'
            ? source?.microphone
            : undefined;
    return { camera: picture, ...(sound && { microphone: sound }) };
}
