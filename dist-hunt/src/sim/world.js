import { openMock } from '../../hal/mock/open.js';
import { createRandom } from '../../hal/mock/random.js';
import { openDevice } from '../device/runtime.js';
import { ZeugeError } from '../errors.js';
import { BALLAST } from '../store/names.js';
import { readCard } from './card.js';
import { WORLD_FAULTS } from './faults.js';
import { touch } from './hand.js';
/** A supervisor waits so long before it starts a device again that gave up. */
const RESTART_MS = 5_000;
const TRIES_MAX = 10;
/** From power off to power on where nothing says how long. */
const OFF_MS_MIN = 10;
/** Sealing what runs, and the ledger's last word, on the slowest disk. */
const STOP_MS_MAX = 120_000;
export function createWorld(setup, events = {}) {
    const { primitives, seed, media, capacityBytes } = setup;
    const { profile, profileHash } = setup;
    /** Of this boot: the device's records and those of the hand in one sequence. */
    let seq = 0;
    const trace = (record) => {
        notePress(record);
        events.trace?.({ ...record, seq: seq++ });
    };
    const options = {
        profile,
        profileHash,
        policy: { hash: profileHash, kind: 'demo' },
        trace,
    };
    let mock = openMock({
        seed,
        primitives,
        ...(media && { media }),
        ...(capacityBytes !== undefined && { capacityBytes }),
    });
    let device;
    let opening = Promise.resolve(undefined);
    let hal = mock.hal;
    let lastStatus;
    /** World time of the running board's monotonic 0; while it is off, the world's own time. */
    let baseUs = 0;
    let offSinceUs;
    let boots = 0;
    let ended = false;
    let earlier;
    /** The right time at the world's time 0. */
    let wallUs = mock.board.clock.wallUs();
    let failure;
    const lasting = new Set();
    const pressUs = new Map();
    /** Of the recording that runs, or ran last. */
    let sinceUs;
    /** What the device cannot see, into the trace beside what it did. */
    function note(move) {
        trace({ v: 1, tNs: `${mock.board.clock.nowUs()}000`, seq, src: 'board', type: 'hand', ...move });
    }
    const nowUs = () => offSinceUs ?? baseUs + mock.board.clock.nowUs();
    function move(fault, on, label) {
        const random = createRandom(seed, `${fault} ${label}`);
        WORLD_FAULTS[fault].move({ board: mock.board, random, earlier, wallUs: wallUs + nowUs() }, on);
    }
    function open() {
        boots++;
        for (const fault of lasting)
            if (WORLD_FAULTS[fault].stays !== true)
                move(fault, true, `boot ${boots}`);
        const wrapped = { hal: setup.wrap?.(mock) ?? mock.hal, board: mock.board };
        hal = events.tap?.(wrapped) ?? wrapped.hal;
        events.started?.(boots);
        const { board } = mock;
        opening = openDevice(hal, options).then((opened) => {
            device = opened;
            events.standby?.(opened);
            return opened;
        }, (error) => {
            if (!(error instanceof ZeugeError)) {
                failure ??= { error };
                return undefined;
            }
            note({ move: 'refused', name: error.code });
            events.refused?.(error);
            if (boots > 1 || ended || setup.wrap !== undefined)
                board.clock.setTimeout(() => restart(board), RESTART_MS);
            else
                failure ??= { error };
            return undefined;
        });
    }
    /** Not by `onChange`: a status for every chunk would cost as much as the chunk. */
    function notePress(record) {
        if (record.type === 'state')
            sinceUs = record.state.recordingSinceUs ?? sinceUs;
        if (record.type !== 'durable' || pressUs.has(record.recording) || sinceUs === undefined)
            return;
        pressUs.set(record.recording, sinceUs);
    }
    function restart(board) {
        if (board !== mock.board || !board.isOn() || ended)
            return;
        act({ type: 'kill' });
        start('software');
    }
    function start(resetCause) {
        if (mock.board.isOn())
            return;
        noteOff();
        const offMs = Math.max(OFF_MS_MIN, (nowUs() - (baseUs + mock.board.clock.nowUs())) / 1000);
        const isUnset = lasting.has('clock.unset');
        earlier = mock.board.disk.image(isEvidence);
        const at = nowUs();
        mock = mock.board.powerUp({ offMs, resetCause, ...(isUnset && { clockState: 'unset' }) });
        offSinceUs = undefined;
        baseUs = at - mock.board.clock.nowUs();
        seq = 0;
        note({ move: 'start', offMs });
        open();
    }
    /** The board may have switched itself off. */
    function noteOff() {
        if (mock.board.isOn() || offSinceUs !== undefined)
            return;
        offSinceUs = baseUs + mock.board.clock.nowUs();
        device = undefined;
        events.off?.();
    }
    function act(action, label = '') {
        noteOff();
        const { board } = mock;
        if (action.type === 'start')
            start(action.by ?? 'power-on');
        else if (action.type === 'fault' || action.type === 'clear')
            meddle(action.fault, action.type, label);
        else if (action.type === 'dock')
            board.dock(action.attached);
        else if (!board.isOn())
            return;
        else if (action.type === 'cut' || action.type === 'kill')
            end(action.type);
        else
            touch(board, action, createRandom(seed, `${action.type} ${label}`));
    }
    function meddle(fault, type, label) {
        note({ move: type, name: fault });
        const row = WORLD_FAULTS[fault];
        const on = type === 'fault';
        if (on && row.lasts)
            lasting.add(fault);
        else
            lasting.delete(fault);
        // What is cleared while the power is off is gone for good; what begins then begins with the power.
        if (!on || mock.board.isOn() !== (row.off === true))
            move(fault, on, label);
    }
    function end(how) {
        note({ move: how });
        events.ending?.(how);
        if (how === 'cut')
            mock.board.cutPower();
        else
            mock.board.killProcess();
        noteOff();
    }
    async function passUntil(atUs) {
        while (nowUs() < atUs) {
            const { board } = mock;
            if (!board.isOn()) {
                noteOff();
                offSinceUs = atUs;
                return;
            }
            await board.advance((atUs - nowUs()) / 1000);
            if (failure !== undefined)
                throw failure.error;
            if (board === mock.board)
                noteOff();
        }
    }
    const world = {
        async begin() {
            open();
            for (let tries = 0; device === undefined && tries < TRIES_MAX; tries++) {
                await mock.board.until(opening);
                if (failure !== undefined)
                    throw failure.error;
                if (device === undefined)
                    await mock.board.advance(RESTART_MS);
            }
            baseUs = -mock.board.clock.nowUs();
            wallUs = mock.board.clock.wallUs();
        },
        async stop() {
            const { board } = mock;
            noteOff();
            if (!board.isOn())
                return;
            ended = true;
            const opened = await board.until(opening, STOP_MS_MAX);
            lastStatus = opened?.status();
            if (opened !== undefined)
                await board.until(opened.finish(), STOP_MS_MAX);
            await board.until(hal.close(), STOP_MS_MAX);
            device = undefined;
        },
        passUntil,
        act,
        get nowUs() {
            return nowUs();
        },
        get board() {
            return mock.board;
        },
        get device() {
            return device;
        },
        faults: lasting,
        status: () => (mock.board.isOn() ? (ended ? lastStatus : device?.status()) : undefined),
        card: () => readCard(primitives, mock.board.disk.image(isEvidence), mock.board.keystore.vault),
        image: () => mock.board.disk.image(),
        get boots() {
            return boots;
        },
        pressUs,
    };
    return world;
}
/** The ballast is nothing but room. */
export const isEvidence = (name) => name !== BALLAST;
