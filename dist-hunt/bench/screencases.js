import { LAMP_PATTERNS } from '../src/device/lamps.js';
import { perceptionOf, SENSATIONS } from '../src/device/perception.js';
import { LANGUAGES, TEXTS } from '../src/device/texts.js';
export const SIZES = [
    [240, 240],
    [320, 240],
    [480, 320],
    [800, 480],
    [240, 320],
    [320, 480],
    [480, 800],
];
export const NOW_US = 3_600_000_000;
const NOTICE_URL = 'https://example.org/camera-notice';
const STANDBY = {
    power: 'on',
    capture: 'idle',
    confirmation: 'none',
    front: 'dark',
    dock: 'away',
    statusShown: false,
    faults: [],
    recordingSinceUs: undefined,
    announcedSinceUs: undefined,
    muted: false,
    markedUs: undefined,
};
const RECORDING = {
    ...STANDBY,
    capture: 'recording',
    confirmation: 'confirmed',
    front: 'recordingNotice',
    recordingSinceUs: NOW_US - 754_000_000,
};
const CASES = {
    announcing: { state: { ...STANDBY, front: 'announcing' } },
    'announcing, pre-record': {
        state: { ...STANDBY, front: 'announcing', capture: 'buffering' },
        preRecordNotice: true,
    },
    'pre-record': { state: { ...STANDBY, capture: 'buffering' }, preRecordNotice: true },
    recording: { state: RECORDING },
    'recording, muted': { state: { ...RECORDING, muted: true } },
    'recording, marker': { state: { ...RECORDING, markedUs: NOW_US - 100_000 } },
    'recording, no picture': { state: { ...RECORDING, faults: ['camera-lost'] } },
    blocked: { state: { ...STANDBY, faults: ['storage-full'] } },
    recovering: { state: { ...STANDBY, power: 'recovering' } },
    status: { state: { ...STANDBY, statusShown: true } },
    'status, faults': {
        state: { ...STANDBY, statusShown: true, faults: ['battery-low', 'clock-unset', 'recording-recovered'] },
    },
    dark: { state: STANDBY },
};
export const CASE_NAMES = Object.keys(CASES);
export function screenOf(name, language) {
    const found = CASES[name];
    if (found === undefined)
        throw new Error(`no screen "${name}"`);
    const look = {
        texts: TEXTS[language],
        rtl: LANGUAGES[language].rtl,
        preRecordNotice: found.preRecordNotice === true,
        sensations: SENSATIONS,
        lamps: LAMP_PATTERNS,
        noticeUrl: NOTICE_URL,
        facts: () => ({ batteryPercent: 83, minutesLeft: 412, freeBytes: 27.4e9 }),
    };
    return { ...perceptionOf(found.state, look).screen, ...found.more };
}
