/**
 * The small parts of the simulated board: buttons, lamp, vibrator, buzzer, front display, battery
 * and cradle contact. Each does what hal.ts says and keeps what an onlooker would have
 * perceived, with times, for tests, the terminal and the simulator page.
 */
import { createEmitter } from '../emitter.js';
/** Oldest forgotten first. */
const PERCEPTIONS_MAX = 10_000;
const PRESS_MS = 120;
const BOUNCE_EDGES_MAX = 6;
/** behaviour.md: bounce of up to 20 ms is absorbed. */
const BOUNCE_US = 18_000;
export function createSenses(clock, alive, works) {
    const log = [];
    let led;
    let screen;
    let haptic;
    let tone;
    function note(perception) {
        log.push(perception);
        if (log.length > PERCEPTIONS_MAX)
            log.shift();
    }
    return {
        led: {
            show(pattern) {
                if (!alive() || !works('led'))
                    return;
                led = pattern;
                note({ kind: 'led', atUs: clock.nowUs(), pattern });
            },
        },
        display: {
            show(shown) {
                if (!alive() || !works('display'))
                    return;
                screen = shown;
                note({ kind: 'screen', atUs: clock.nowUs(), screen });
            },
        },
        haptic: {
            play(pulses) {
                if (!alive() || !works('haptic'))
                    return;
                haptic = { kind: 'haptic', atUs: clock.nowUs(), pulses };
                note(haptic);
            },
        },
        tone: {
            play(notes) {
                if (!alive() || !works('tone'))
                    return;
                tone = { kind: 'tone', atUs: clock.nowUs(), notes };
                note(tone);
            },
        },
        perceived: () => 
        // A board without power shows nothing; what was seen before stays seen.
        alive()
            ? { led, screen, haptic, tone, log: [...log] }
            : { led: undefined, screen: undefined, haptic: undefined, tone: undefined, log: [...log] },
    };
}
export function createButtons(clock, alive, random) {
    const { source, emit } = createEmitter(clock, alive);
    const edge = (button, down) => emit({ button, down, atUs: clock.nowUs() });
    /** Ends on `down`; an odd number of edges in all. */
    function chatter(button, down) {
        const extra = 2 * random.between(1, BOUNCE_EDGES_MAX / 2);
        const times = Array.from({ length: extra }, () => random.int(BOUNCE_US)).sort((a, b) => a - b);
        edge(button, down);
        times.forEach((us, index) => {
            clock.setTimeout(() => edge(button, index % 2 === 0 ? !down : down), us / 1000);
        });
    }
    return {
        source,
        hand: {
            down: (button) => edge(button, true),
            up: (button) => edge(button, false),
            press(button, forMs = PRESS_MS) {
                edge(button, true);
                clock.setTimeout(() => edge(button, false), forMs);
            },
            bounce(button, forMs = PRESS_MS) {
                chatter(button, true);
                clock.setTimeout(() => chatter(button, false), forMs);
            },
        },
    };
}
/** Both say at once how they stand: a board may be switched on in its cradle. */
export function createContacts(clock, alive, docked) {
    let battery = { percent: 100, charging: docked };
    let attached = docked;
    const batteries = createEmitter(clock, alive, () => battery);
    const docks = createEmitter(clock, alive, () => (attached ? { attached } : undefined));
    return {
        battery: batteries.source,
        dock: docks.source,
        setBattery(now) {
            battery = now;
            batteries.emit(now);
        },
        setDock(now) {
            if (now === attached)
                return;
            attached = now;
            docks.emit({ attached });
        },
        isDocked: () => attached,
    };
}
