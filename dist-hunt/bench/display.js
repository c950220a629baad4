/**
 * What the front display costs, and how soon it shows a press: the display's process as it runs on a board, on a
 * regular file as framebuffer and on a picture file.
 *
 *   press ─► gesture ─► machine ─► show ─► child draws ─► file: the red frame is read back from the picture
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNodeClock } from '../hal/clock/node.js';
import { loadCanvases } from '../hal/display/canvas.js';
import { openPanel } from '../hal/display/panel.js';
import { openMock } from '../hal/mock/open.js';
import { nodePrimitives } from '../hal/primitives/node.js';
import { parseProfile } from '../src/device/profile.js';
import { openDevice } from '../src/device/runtime.js';
import { drawScreen } from '../src/ui/screen/screen.js';
import { NOW_US, screenOf } from './screencases.js';
import { synthetic } from './synthetic.js';
import { percentile, row } from './table.js';
const WIDTH = 320;
const HEIGHT = 240;
const PRESSES = 25;
const SETTLE_MS = 3_000;
/** proc(5): utime and stime count in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const BITS_PER_SECOND = 2_000_000;
const PROFILE = new URL('../../profiles/demo.yaml', import.meta.url);
const clock = openNodeClock();
const wait = (ms) => new Promise((resolve) => {
    clock.setTimeout(resolve, ms);
});
export async function displayRows(seconds) {
    const folder = mkdtempSync(join(tmpdir(), 'zeuge-bench-'));
    try {
        return [...(await costRows(folder, seconds)), ...(await pressRows(folder))];
    }
    finally {
        rmSync(folder, { recursive: true });
    }
}
/** The live picture at 25 a second, as pictures of a camera (JPEG) and as the drawn street. */
async function costRows(folder, seconds) {
    const rows = [];
    const jpegs = await pictures(await loadCanvases());
    for (const mirror of ['feed', 'scene']) {
        const device = join(folder, mirror);
        writeFileSync(device, new Uint8Array(WIDTH * HEIGHT * 2));
        const output = { kind: 'framebuffer', device, width: WIDTH, height: HEIGHT, bitsPerPixel: 16 };
        const panel = openPanel({ output, mirror, clock, report: () => undefined });
        panel.display.show({ ...screenOf('recording', 'de'), sinceUs: clock.nowUs() });
        let fed = 0;
        let feeding;
        const feed = () => {
            panel.picture(jpegs[fed++ % jpegs.length] ?? new Uint8Array(0));
            feeding = clock.setTimeout(feed, 40);
        };
        if (mirror === 'feed')
            feed();
        await wait(SETTLE_MS);
        const before = costOf(panel.pid);
        await wait(seconds * 1000);
        const after = costOf(panel.pid);
        clock.clearTimeout(feeding);
        await panel.close();
        const percent = ((after.cpuSeconds - before.cpuSeconds) / seconds) * 100;
        const what = mirror === 'feed' ? 'pictures of the camera' : 'the drawn street';
        rows.push(row(`front display 320×240, 25 a second, ${what}: CPU of one core`, `${percent.toFixed(1)} %`, '≤ 5 %', percent <= 5), {
            what: `the same, resident memory before and after ${seconds} s`,
            measured: `${before.rssMib.toFixed(0)} and ${after.rssMib.toFixed(0)} MiB`,
        });
    }
    return rows;
}
async function pressRows(folder) {
    const file = join(folder, 'screen.png');
    const canvases = await loadCanvases();
    let up = false;
    const panel = openPanel({
        output: { kind: 'png', file, width: WIDTH, height: HEIGHT },
        ...{ mirror: 'scene', clock },
        report: (ok) => {
            up = ok;
        },
    });
    const { hal, board } = openMock({
        ...{ seed: 1, primitives: nodePrimitives, ports: { clock, display: panel.display } },
        media: () => synthetic(clock, BITS_PER_SECOND),
    });
    const hash = nodePrimitives.sha256();
    const profile = parseProfile(readFileSync(PROFILE, 'utf8'), 'demo.yaml');
    const device = await openDevice(hal, { profile, profileHash: hash, policy: { hash, kind: 'demo' } });
    while (!up)
        await wait(10);
    const visibleMs = [];
    for (let press = 0; press < PRESSES; press++) {
        board.press('display', 60);
        await wait(600);
        const downUs = clock.nowUs();
        board.press('record', 60);
        visibleMs.push(((await redSince(file, canvases)) - downUs) / 1000);
        await wait(500);
        board.dock(true);
        await wait(700);
        board.dock(false);
        await wait(300);
    }
    await device.finish();
    await hal.close();
    await panel.close();
    const p99 = percentile(visibleMs, 99);
    return [
        row(`press to "Aufnahme läuft" in the picture file, p99 of ${PRESSES}`, `${p99.toFixed(0)} ms`, '< 150 ms', p99 < 150),
    ];
}
/** When the file that shows the red frame had been written, at the latest. */
async function redSince(file, canvases) {
    const canvas = canvases.create(WIDTH, HEIGHT);
    let seen = 0;
    for (;;) {
        const { mtimeMs } = statSync(file);
        if (mtimeMs !== seen) {
            seen = mtimeMs;
            const atUs = clock.nowUs();
            const { image } = await canvases.decode(new Uint8Array(readFileSync(file)));
            canvas.context.drawImage(image, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT);
            const [red = 0, green = 0] = canvas.pixels();
            if (red > 150 && green < 20)
                return atUs;
        }
        await wait(2);
    }
}
async function pictures(canvases) {
    const canvas = canvases.create(WIDTH, HEIGHT);
    const drawn = [];
    for (const name of ['status, faults', 'announcing', 'blocked']) {
        const screen = screenOf(name, 'de');
        drawScreen(canvas.context, WIDTH, HEIGHT, { screen, nowUs: NOW_US });
        drawn.push(await canvas.jpeg());
    }
    return drawn;
}
function costOf(pid) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
        cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
        rssMib: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
    };
}
