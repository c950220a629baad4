import { ZeugeError } from '../errors.js';
import { FREE_BYTES_LOW, FREE_BYTES_MIN } from '../store/space.js';
import { watchAge } from './age.js';
import { BATTERY_CRITICAL_PERCENT, createDrain } from './drain.js';
import { watchPolicy } from './policy.js';
import { heard } from './tracer.js';
const BATTERY_LOW_PERCENT = 15;
/** So that five minutes are left at the alarm even if the next reading comes late (docs/behaviour.md). */
const BATTERY_LOW_MINUTES = 8;
const CLOCK_MS = 1_000;
/** Between two looks; a network clock is slewed by far less. */
const JUMP_US_MIN = 500_000;
/** At 8 Mbit/s the space between two looks is 5 MB, far less than what is kept free. */
const SPACE_MS = 5_000;
const KEYS_MS = 5_000;
/** Each part that is gone is a fault of its own, for as long as it is gone. */
const PART_FAULTS = {
    buttons: 'buttons-lost',
    display: 'display-lost',
    led: 'led-lost',
    haptic: 'haptic-lost',
    tone: 'tone-lost',
    battery: 'battery-lost',
    dock: 'dock-lost',
    position: 'position-lost',
};
/** All of them, on this board; resolves after the first look at the disk. */
export async function watchAll(hal, watcher) {
    const { setFault, trace, measured } = watcher;
    const battery = heard(hal.power.battery, (news) => trace({ src: 'board', type: 'battery', ...news }));
    const stops = [
        hal.dock?.(({ attached }) => {
            trace({ src: 'board', type: 'dock', attached });
            watcher.dock(attached);
        }),
        watchBattery({ battery }, hal.clock, setFault, (batteryPercent, batteryMinutes) => measured({ batteryPercent, batteryMinutes })),
        watchClock(hal.clock, setFault, (change) => {
            trace({ src: 'board', type: 'clock', state: change.source, wallUs: change.afterUs });
            watcher.clock(change);
        }),
        hal.parts?.(({ part, ok, why }) => {
            trace({ src: 'board', type: 'part', part, ok });
            hal.log({ level: ok ? 'info' : 'error', event: ok ? 'part.back' : 'part.lost', part, why });
            setFault(PART_FAULTS[part], !ok);
        }),
        watchKeys(hal.clock, setFault, watcher.keysReady),
        watchAge(hal, setFault, watcher.age),
        watchPolicy(hal.clock, watcher.policy, setFault),
        await watchSpace(hal, setFault, (freeBytes) => measured({ freeBytes })),
    ];
    return () => {
        for (const stop of stops)
            stop?.();
    };
}
/** `tell`: percent, and minutes of recording until the battery is critical; undefined while charging. */
export function watchBattery(power, clock, setFault, tell) {
    const drain = createDrain();
    return power.battery(({ percent, charging }) => {
        const minutes = drain.take({ percent, charging, atUs: clock.nowUs() });
        const isShort = minutes !== undefined && minutes < BATTERY_LOW_MINUTES;
        setFault('battery-critical', !charging && percent <= BATTERY_CRITICAL_PERCENT);
        setFault('battery-low', !charging && (isShort || percent <= BATTERY_LOW_PERCENT));
        tell(percent, minutes);
    });
}
/** `changed`: it was set, lost or jumped; drift and slewing are neither. */
export function watchClock(clock, setFault, changed) {
    const offsetUs = () => clock.wallUs() - clock.nowUs();
    let known = { state: clock.state(), offsetUs: offsetUs() };
    return every(clock, CLOCK_MS, () => {
        const before = known;
        known = { state: clock.state(), offsetUs: offsetUs() };
        setFault('clock-unset', known.state === 'unset');
        const jumped = known.state !== 'unset' && Math.abs(known.offsetUs - before.offsetUs) > JUMP_US_MIN;
        if (known.state === before.state && !jumped)
            return;
        const nowUs = clock.nowUs();
        const wallOf = ({ state, offsetUs }) => (state === 'unset' ? null : nowUs + offsetUs);
        changed({ beforeUs: wallOf(before), afterUs: wallOf(known), source: known.state });
    });
}
/** Resolves after the first look. A disk that does not answer is failing. */
export async function watchSpace({ clock, disk, log }, setFault, tell) {
    async function look() {
        try {
            const { freeBytes } = await disk.space();
            setFault('storage-full', freeBytes < FREE_BYTES_MIN);
            setFault('storage-low', freeBytes < FREE_BYTES_LOW);
            tell(freeBytes);
        }
        catch (error) {
            if (!(error instanceof ZeugeError))
                throw error;
            log({ level: 'error', event: 'disk.silent', code: error.code, message: error.message });
            setFault('storage-failing', true);
        }
    }
    await look();
    return every(clock, SPACE_MS, () => void look());
}
/** A start that could not be sealed is refused before it is made, and allowed as soon as it can. */
export function watchKeys(clock, setFault, ready) {
    let stopped = false;
    const stop = every(clock, KEYS_MS, () => {
        void ready().then((is) => {
            if (!stopped)
                setFault('key-missing', !is);
        });
    });
    return () => {
        stopped = true;
        stop();
    };
}
export function every(clock, ms, look) {
    let timer;
    const again = () => {
        look();
        timer = clock.setTimeout(again, ms);
    };
    again();
    return () => clock.clearTimeout(timer);
}
