/**
 * `zeuge board check`: opens every part of a board, says what works, what is missing and how to mend it.
 *
 * With a person in front of it, lamp, vibrator and tone are tried one after another and each button is waited for.
 * The camera is opened until its first picture. Nothing is recorded. Exit 4 where a part is missing.
 */
import { openParts } from '../../hal/boards/open.js';
import { disciplinedClock } from '../../hal/clock/disciplined.js';
import { openNodeClock } from '../../hal/clock/node.js';
import { captureOf } from './board.js';
import { loadBoard } from './boardfile.js';
import { BOARD_PARTS } from './boardshow.js';
import { tryParts } from './boardtry.js';
import { say } from './context.js';
import { printResult, table } from './output.js';
const EXIT_PART_MISSING = 4;
/** Silent parts are found within two seconds. */
const SETTLE_MS = 2_200;
const PICTURE_MS_MAX = 12_000;
export async function checkBoard(context, given, tries) {
    const { board, path } = await loadBoard(context, given);
    const clock = disciplinedClock(openNodeClock());
    const parts = await openParts({ board, clock, log: () => undefined, firmware: 'zeuge board check' });
    try {
        const gone = new Map();
        let battery;
        parts.book.source((news) => {
            if (news.ok)
                gone.delete(news.part);
            else
                gone.set(news.part, news.why);
        });
        parts.battery?.((now) => {
            battery = now;
        });
        const capture = await captureOf({ board }, clock, () => undefined);
        const [camera, microphone] = await Promise.all([
            firstUnit(clock, (sink) => capture.camera.open(sink)),
            capture.microphone === undefined
                ? undefined
                : firstUnit(clock, (sink) => capture.microphone?.open(sink)),
            new Promise((resolve) => void clock.setTimeout(resolve, SETTLE_MS)),
        ]);
        const found = {
            ...(battery && { battery: `${battery.percent} %${battery.charging ? ', charging' : ''}` }),
            camera: camera?.found,
            microphone: microphone?.found,
        };
        const lost = {
            ...Object.fromEntries(gone),
            ...(camera?.why !== undefined && { camera: camera.why }),
            ...(microphone?.why !== undefined && { microphone: microphone.why }),
        };
        const checks = BOARD_PARTS.map((part) => {
            const why = lost[part];
            return { part, backend: board[part].backend, ok: why === undefined, found: why ?? found[part] ?? '' };
        });
        const tried = tries && context.terminal !== undefined ? await tryInFront(context, parts, gone, clock) : [];
        report(context, path, checks, tried);
    }
    finally {
        parts.close();
    }
}
async function tryInFront(context, parts, gone, clock) {
    const { terminal } = context;
    return terminal === undefined ? [] : tryParts(context, terminal, parts, (part) => !gone.has(part), clock);
}
/** Until the first unit, a loss, or PICTURE_MS_MAX. */
async function firstUnit(clock, open) {
    const fromUs = clock.nowUs();
    let format = '';
    let timer;
    let session;
    const result = await new Promise((resolve) => {
        timer = clock.setTimeout(() => resolve({ found: '', why: `nothing within ${PICTURE_MS_MAX / 1000} s` }), PICTURE_MS_MAX);
        session = open({
            format: (now) => {
                format =
                    now.track === 'video'
                        ? `${now.width}×${now.height} ${now.codec}`
                        : `${now.sampleRate} Hz ${now.codec}`;
            },
            unit: () => resolve({ found: `${format}, ${Math.round((clock.nowUs() - fromUs) / 1000)} ms` }),
            lost: (why) => resolve({ found: '', why }),
        });
    });
    clock.clearTimeout(timer);
    await session?.close();
    return result;
}
function report(context, path, checks, tried) {
    const ok = checks.every((check) => check.ok) && tried.every((one) => one.ok);
    printResult(context, { ok, path, checks, tried }, () => {
        const rows = checks.map(({ part, backend, ok, found }) => [ok ? '+' : 'x', part, backend, found]);
        return `${table(rows)}\n\n${say(context, ok ? GOOD : BAD)}`;
    });
    if (!ok)
        context.setExit(EXIT_PART_MISSING);
}
const GOOD = { de: 'Alle Teile sind da.', en: 'Every part is there.' };
const BAD = {
    de: 'Was mit x bezeichnet ist, fehlt oder antwortet nicht; die Kamera nimmt ohne diese Teile auf, soweit es geht. docs/boards.md hilft.',
    en: 'What is marked x is missing or does not answer; the camera records without it as far as that goes. docs/boards.md helps.',
};
