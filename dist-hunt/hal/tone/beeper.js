/**
 * Tone through an input device that can sound (`pwm-beeper`: a piezo on a PWM pin; also the PC's speaker).
 * The kernel silences it when this process ends, because that closes the device.
 */
import { accessSync, closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ZeugeError } from '../../src/errors.js';
import { parseInputDevices } from '../buttons/inputdevices.js';
import { EV_SND, encodeInputEvent, eventBytesOf, SND_TONE } from '../buttons/inputevent.js';
export function beeper(options = {}) {
    const { device, devicesFile = '/proc/bus/input/devices', inputDirectory = '/dev/input' } = options;
    const eventBytes = eventBytesOf(process.arch);
    const found = parseInputDevices(readFileSync(devicesFile, 'latin1'), eventBytes === 24 ? 64 : 32).find(({ name, hasSound }) => hasSound(SND_TONE) && (device === undefined || name.includes(device)));
    if (found === undefined)
        throw new ZeugeError('NOT_AVAILABLE', 'no input device can sound; on a Raspberry Pi put "dtoverlay=pwm" and a pwm-beeper overlay into config.txt, or choose another backend for the tone');
    const path = join(inputDirectory, found.event);
    const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    return {
        sound(hz) {
            writeSync(fd, encodeInputEvent({ type: EV_SND, code: SND_TONE, value: Math.round(hz) }, eventBytes));
        },
        look() {
            accessSync(path);
            return undefined;
        },
        close: () => closeSync(fd),
    };
}
