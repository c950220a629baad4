/**
 * A camera in operation: drawn and worked by keys in a terminal, or headless with its log on stderr.
 *
 * Ctrl-C, SIGTERM and `q` seal what is running before the process ends, and that end is a good one (0).
 */
import { resolve } from 'node:path';
import { createHeartbeat } from '../device/heartbeat.js';
import { loadBoard } from './boardfile.js';
import { say } from './context.js';
import { dataDirectoryOf } from './data.js';
import { createKeys } from './keypad.js';
import { createLog } from './log.js';
import { openSession } from './session.js';
import { drawTerminal } from './terminal.js';
import { openTraceFile } from './tracefile.js';
import { createView } from './view.js';
/** Often enough for the lamp's fastest pattern (250 ms) to be seen. */
const REDRAW_MS = 125;
/** Alternate screen and hidden cursor, and back (xterm control sequences). */
const ENTER_SCREEN = '\u001b[?1049h\u001b[?25l\u001b[2J';
const LEAVE_SCREEN = '\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_BELOW = '\u001b[J';
const LINE_END = '\u001b[K\r\n';
export async function operate(context, terminal, flags) {
    const asked = askedToEnd(context);
    const { trace: tracePath, board: given, ...rest } = flags;
    const trace = tracePath === undefined ? undefined : await openTraceFile(resolve(context.cwd, tracePath));
    const board = given === undefined ? undefined : (await loadBoard(context, given)).board;
    const session = await openSession(context, {
        ...rest,
        ...(board && { board }),
        ...displayOf(flags),
        data: dataDirectoryOf(context, flags.data),
        ...(trace && { trace: trace.write }),
    });
    const view = createView(context, session);
    const colour = !context.env['NO_COLOR'];
    const { clock } = session.hal;
    let timer;
    const draw = () => {
        const size = { ...terminal.size(), colour, lang: context.lang };
        const lines = drawTerminal(view.now(), size).split('\n');
        terminal.write(HOME + lines.join(LINE_END) + CLEAR_BELOW);
    };
    const redraw = () => {
        draw();
        timer = clock.setTimeout(redraw, REDRAW_MS);
    };
    terminal.write(ENTER_SCREEN);
    const leave = () => {
        clock.clearTimeout(timer);
        stopKeys();
        terminal.write(LEAVE_SCREEN);
    };
    const { hand } = session;
    const keys = hand && createKeys(hand, clock, session.profile.profile.gestures);
    const stopKeys = terminal.onKey((key) => {
        if (key === 'q')
            return asked.now();
        if (key !== 'x')
            return keys?.press(key);
        // As a power cut: nothing is sealed. The next start says what it found.
        leave();
        context.cutPower();
    });
    redraw();
    try {
        await Promise.race([asked.promise, session.device.ended]);
        view.say(say(context, SEALING));
        draw();
        await session.close();
        await trace?.close();
    }
    finally {
        leave();
        view.stop();
        asked.stop();
    }
    context.stdout.write(farewell(context, session));
}
export async function runHeadless(context, flags) {
    const asked = askedToEnd(context);
    const data = dataDirectoryOf(context, flags.data);
    const trace = flags.trace === undefined ? undefined : await openTraceFile(resolve(context.cwd, flags.trace));
    const { profile, camera, accept, display, station } = flags;
    const board = flags.board === undefined ? undefined : (await loadBoard(context, flags.board)).board;
    const session = await openSession(context, {
        data,
        ...(profile !== undefined && { profile }),
        ...(camera !== undefined && { camera }),
        ...(board && { board }),
        ...(accept && { accept }),
        ...(display && { display }),
        ...(station !== undefined && { station }),
        ...displayOf(flags),
        log: (clock) => createLog(context, clock, flags.logLevel),
        ...(trace && { trace: trace.write }),
    });
    for (const notice of session.notices)
        session.hal.log({ level: 'warn', event: 'notice', text: say(context, notice) });
    const service = await watchService(context, session);
    await Promise.race([asked.promise, session.device.ended]);
    service?.stopping();
    await session.close();
    service?.stop();
    await trace?.close();
    asked.stop();
}
/** Under systemd: it is told of standby, and from then on that the camera lives. */
async function watchService({ env }, { hal, device }) {
    if (env['NOTIFY_SOCKET'] === undefined)
        return undefined;
    const { loadAddon } = await import('../../hal/addon/addon.js');
    const { systemd } = await import('../../hal/watchdog/systemd.js');
    const service = systemd(loadAddon(), env);
    service?.ready(`standby after ${device.boot.standbyMs} ms`);
    const stop = service?.watchdog && createHeartbeat(hal.clock, service.watchdog, device.status);
    return { stopping: () => service?.stopping(), stop: () => stop?.() };
}
function displayOf({ langDisplay }) {
    return langDisplay === undefined ? {} : { displayLanguage: langDisplay };
}
/** Listens from before the start, so that whoever wants the end while it boots gets an orderly one. */
function askedToEnd(context) {
    let now = () => undefined;
    const promise = new Promise((resolve) => {
        now = resolve;
    });
    const stop = context.onInterrupt(() => now());
    return { promise, now: () => now(), stop };
}
const SEALING = { de: 'Wird versiegelt …', en: 'Sealing …' };
function farewell(context, { device, data, notices }) {
    const { recordings } = device.status();
    const made = {
        de: `${recordings} Aufnahme(n) in ${data}, versiegelt.`,
        en: `${recordings} recording(s) in ${data}, sealed.`,
    };
    const next = {
        de: `Prüfen: zeuge verify ${data} --trust ${data}/trust/trust.json`,
        en: `Check: zeuge verify ${data} --trust ${data}/trust/trust.json`,
    };
    return [...notices, made, next].map((wording) => `${say(context, wording)}\n`).join('');
}
