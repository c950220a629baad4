/**
 * Tone by a PWM channel of sysfs (/sys/class/pwm/pwmchipN): a piezo on a PWM pin without another driver.
 * A killed process leaves it sounding; the service's ExecStopPost silences it. Prefer `beeper`.
 */
import { accessSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
export function pwm({ chip, channel, directory = '/sys/class/pwm' }) {
    const parent = join(directory, `pwmchip${chip}`);
    const path = join(parent, `pwm${channel}`);
    if (!existsSync(path))
        writeFileSync(join(parent, 'export'), String(channel));
    const write = (file, value) => writeFileSync(join(path, file), String(value));
    write('enable', 0);
    return {
        sound(hz) {
            write('enable', 0);
            if (hz <= 0)
                return;
            const periodNs = Math.round(1e9 / hz);
            // A duty longer than the period is refused, so it is taken back first.
            write('duty_cycle', 0);
            write('period', periodNs);
            write('duty_cycle', Math.round(periodNs / 2));
            write('enable', 1);
        },
        look() {
            accessSync(join(path, 'enable'));
            return undefined;
        },
        close() { },
    };
}
