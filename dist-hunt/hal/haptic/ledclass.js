/**
 * A vibrator (or an active buzzer) as LED of the kernel, through its trigger `oneshot`: the kernel ends each pulse,
 * also where this process is killed in the middle of it.
 */
import { accessSync, constants, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseTrigger, LEDS_DIRECTORY } from '../led/ledclass.js';
const FILES = ['delay_on', 'delay_off', 'shot'];
/** After a pulse; the kernel takes no other shot meanwhile. */
const PAUSE_MS = 5;
export function classPulser(name, directory = LEDS_DIRECTORY) {
    const led = join(directory, name);
    chooseTrigger(led, 'oneshot', FILES);
    writeFileSync(join(led, 'delay_off'), String(PAUSE_MS));
    return {
        pulse(onMs) {
            writeFileSync(join(led, 'delay_on'), String(Math.max(1, Math.round(onMs))));
            writeFileSync(join(led, 'shot'), '1');
        },
        look() {
            accessSync(join(led, 'shot'), constants.W_OK);
            return undefined;
        },
        close() { },
    };
}
