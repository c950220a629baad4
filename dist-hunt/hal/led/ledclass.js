/**
 * Lamps of the kernel's LED class (/sys/class/leds, `dtoverlay=gpio-led`), through its trigger `timer`.
 *
 * The trigger is never left, and only `delay_on` and `delay_off` are written: so a pattern goes on without us, and
 * the two files keep the owner that a udev rule gave them (they are made anew whenever a trigger is chosen).
 * The kernel's rule: off for ever where delay_on is 0, on for ever where delay_off is 0, 500/500 where both are.
 */
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZeugeError } from '../../src/errors.js';
export const LEDS_DIRECTORY = '/sys/class/leds';
const LONG_MS = 1000;
export function classLamps(names, directory = LEDS_DIRECTORY) {
    for (const name of names)
        chooseTrigger(join(directory, name), 'timer', ['delay_on', 'delay_off']);
    const write = (name, file, ms) => writeFileSync(join(directory, name, file), String(ms));
    const dark = (name) => {
        write(name, 'delay_off', LONG_MS);
        write(name, 'delay_on', 0);
    };
    return {
        set(name, on) {
            if (!on)
                return dark(name);
            write(name, 'delay_on', LONG_MS);
            write(name, 'delay_off', 0);
        },
        blink(name, { onMs, offMs }) {
            // From darkness, so that lamps that blink together begin together.
            dark(name);
            write(name, 'delay_off', offMs);
            write(name, 'delay_on', onMs);
        },
        look() {
            for (const name of names)
                accessSync(join(directory, name, 'delay_on'), constants.W_OK);
            return undefined;
        },
        close() { },
    };
}
/** Where a udev rule has chosen it already nothing is written: that needs root. */
export function chooseTrigger(led, trigger, files) {
    if (!readFileSync(join(led, 'trigger'), 'latin1').includes(`[${trigger}]`)) {
        try {
            writeFileSync(join(led, 'trigger'), trigger);
        }
        catch (cause) {
            if (!(cause instanceof Error && 'code' in cause))
                throw cause;
            const todo = cause.code === 'EINVAL'
                ? `this kernel lacks the LED trigger ${trigger}: "modprobe ledtrig-${trigger}"`
                : 'it may not be changed by this user: "zeuge service install" puts the udev rule for it in place';
            throw new ZeugeError('NOT_AVAILABLE', `${led}: ${todo}`, { cause });
        }
    }
    for (const file of files)
        accessSync(join(led, file), constants.W_OK);
}
