/**
 * Battery out of /sys/class/power_supply, looked at each second: fuel gauges and chargers of all makers in one form.
 *
 * A gauge that cannot be read is no battery of 0 %: the last value stays and the part is reported as gone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZeugeError } from '../../src/errors.js';
import { createEmitter } from '../emitter.js';
import { LOOK_MS, sentenceOf } from '../keep.js';
export const SUPPLY_DIRECTORY = '/sys/class/power_supply';
const SUPPLIES_MAX = 32;
export function supplyBattery(options) {
    const { clock, report, charging = () => false } = options;
    let open = true;
    let last;
    let told;
    let timer;
    const news = createEmitter(clock, () => open, () => last);
    function tell(ok, why) {
        if (told !== ok)
            report(ok, why);
        told = ok;
    }
    function look() {
        try {
            const read = readBattery(options);
            const now = { ...read, charging: read.charging || charging() };
            const changed = last?.percent !== now.percent || last.charging !== now.charging;
            last = now;
            tell(true, '');
            if (changed)
                news.emit(now);
        }
        catch (error) {
            tell(false, sentenceOf(error));
        }
        timer = clock.setTimeout(look, LOOK_MS);
    }
    look();
    return {
        battery: news.source,
        close() {
            open = false;
            clock.clearTimeout(timer);
        },
    };
}
export function readBattery({ gauge, directory = SUPPLY_DIRECTORY, }) {
    const path = join(directory, gauge ?? firstBattery(directory));
    const percent = Number(readFileSync(join(path, 'capacity'), 'latin1').trim());
    if (!Number.isInteger(percent) || percent < 0 || percent > 100)
        throw new ZeugeError('NOT_AVAILABLE', `${path}/capacity says ${percent}, not a percentage`);
    return { percent, charging: readFileSync(join(path, 'status'), 'latin1').trim() === 'Charging' };
}
function firstBattery(directory) {
    for (const name of readdirSync(directory).slice(0, SUPPLIES_MAX)) {
        const field = (file) => {
            try {
                return readFileSync(join(directory, name, file), 'latin1').trim();
            }
            catch {
                return '';
            }
        };
        // A mouse with a battery is not what keeps this board alive.
        if (field('type') === 'Battery' && field('scope') !== 'Device')
            return name;
    }
    throw new ZeugeError('NOT_AVAILABLE', `no battery in ${directory}; add the overlay of your fuel gauge, or say "battery: { backend: mains }" in the board file`);
}
