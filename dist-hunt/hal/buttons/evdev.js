/**
 * Buttons that the kernel already knows (gpio-keys, `dtoverlay=gpio-key`): debounced and stamped by it.
 *
 *   /dev/input/eventN ─► addon, or a `cat` child where there is none ─► events ─► edges
 *
 * A pending read of Node's own would keep the process from ending for ever; a child can be killed. Without the addon
 * events carry wall time, which may jump, so an event's age by the wall clock is subtracted from now, within a second.
 * After SYN_DROPPED nothing is made up: the next edge of a button says how it stands.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ZeugeError } from '../../src/errors.js';
import { openDevice } from '../addon/addon.js';
import { createEmitter } from '../emitter.js';
import { keepOpen } from '../keep.js';
import { parseInputDevices } from './inputdevices.js';
import { createInputParser, EV_KEY, EV_SW, EV_SYN, eventBytesOf, SYN_DROPPED, } from './inputevent.js';
/** linux/input.h: _IOW('E', 0xa0, int), and time.h. */
const EVIOCSCLOCKID = 0x400445a0;
const CLOCK_MONOTONIC = 1;
const AGE_US_MAX = 1_000_000;
export async function evdevButtons(options) {
    const { clock, codes, log, dockSwitch } = options;
    let open = true;
    const edges = createEmitter(clock, () => open);
    const contacts = createEmitter(clock, () => open);
    let lastUs = 0;
    function take(event, atUs) {
        if (event.type === EV_SYN && event.code === SYN_DROPPED)
            log({ level: 'warn', event: 'buttons.dropped' });
        if (event.type === EV_SW && event.code === dockSwitch)
            contacts.emit({ attached: event.value === 1 });
        // 2 is the kernel's auto-repeat of a held key.
        if (event.type !== EV_KEY || (event.value !== 0 && event.value !== 1))
            return;
        const button = Object.keys(codes).find((name) => codes[name] === event.code);
        if (button === undefined)
            return;
        lastUs = Math.max(lastUs, atUs);
        edges.emit({ button, down: event.value === 1, atUs: lastUs });
    }
    const kept = await keepOpen({
        clock,
        report: options.report,
        open: (lost) => openAll(devicesFor(options), options, take, lost),
    });
    return {
        buttons: edges.source,
        dock: contacts.source,
        close() {
            open = false;
            kept.close();
        },
    };
}
/** All devices that can tell of a button of ours: two overlays make two devices. */
function devicesFor(options) {
    const { devicesFile = '/proc/bus/input/devices', codes, device, dockSwitch } = options;
    const longBits = eventBytesOf(process.arch) === 24 ? 64 : 32;
    const all = parseInputDevices(readFileSync(devicesFile, 'latin1'), longBits);
    const named = all.filter(({ name }) => device === undefined || name.includes(device));
    for (const [button, code] of Object.entries(codes))
        if (!named.some((one) => one.hasKey(code)))
            throw new ZeugeError('NOT_AVAILABLE', `no input device${device === undefined ? '' : ` named ${device}`} has the key ${code} (${button}); there are: ${all.map(({ name }) => name).join(', ') || 'none'}`);
    const wanted = Object.values(codes);
    return named.filter((one) => wanted.some(one.hasKey) || (dockSwitch !== undefined && one.hasSwitch(dockSwitch)));
}
function openAll(devices, options, take, lost) {
    const { addon, clock, inputDirectory = '/dev/input' } = options;
    const readers = [];
    const close = () => {
        for (const reader of readers)
            reader.close();
    };
    try {
        for (const { event, name } of devices) {
            const path = `${inputDirectory}/${event}`;
            const gone = (why) => lost(`${name} (${path}) is gone: ${why}`);
            readers.push(addon === undefined
                ? readThroughCat(path, (one) => take(one, ageBased(clock, one.timeUs)), gone)
                : readThroughAddon(addon, path, (one) => take(one, one.timeUs), gone));
        }
    }
    catch (error) {
        close();
        throw error;
    }
    return { close };
}
function readThroughAddon(addon, path, take, gone) {
    const device = openDevice(path);
    try {
        const clockId = Buffer.alloc(4);
        clockId.writeInt32LE(CLOCK_MONOTONIC);
        addon.ioctl(device.fd, EVIOCSCLOCKID, clockId);
    }
    catch (error) {
        device.close();
        throw error;
    }
    const parser = createInputParser(eventBytesOf(process.arch));
    const leave = addon.watch(device.fd, (bytes) => parser.push(bytes).forEach(take), gone);
    return {
        close() {
            leave();
            device.close();
        },
    };
}
function readThroughCat(path, take, gone) {
    // Told at once and by name what `cat` would only say on its way out.
    openDevice(path).close();
    const parser = createInputParser(eventBytesOf(process.arch));
    const child = spawn('cat', [path], { stdio: ['ignore', 'pipe', 'ignore'] });
    let over = false;
    const end = (why) => {
        if (!over)
            gone(why);
        over = true;
    };
    child.stdout.on('data', (bytes) => {
        if (!over)
            parser.push(bytes).forEach(take);
    });
    child.on('error', (error) => end(error.message));
    child.on('close', () => end('reading ended'));
    return {
        close() {
            over = true;
            child.kill('SIGKILL');
        },
    };
}
/** The kernel's wall time and ours are the same clock; a jump between event and reading shows as a strange age. */
function ageBased(clock, eventWallUs) {
    const ageUs = Date.now() * 1000 - eventWallUs;
    const nowUs = clock.nowUs();
    return ageUs > 0 && ageUs < AGE_US_MAX ? nowUs - ageUs : nowUs;
}
