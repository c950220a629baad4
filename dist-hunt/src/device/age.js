import { ZeugeError } from '../errors.js';
import { isSegmentName, RECORDINGS_DIRECTORY, recordingTime } from '../store/names.js';
const LOOK_MS = 60_000;
const DAY_US = 86_400_000_000;
/** Directory names of the recordings that are older at `nowUs`, the oldest first. */
export async function overdueRecordings(disk, { maxAgeDays, clockKnown }, nowUs) {
    if (maxAgeDays === undefined)
        return [];
    const found = [];
    for (const { name } of await disk.list(RECORDINGS_DIRECTORY)) {
        const madeUs = madeBy(name, clockKnown);
        if (madeUs === undefined || nowUs - madeUs <= maxAgeDays * DAY_US)
            continue;
        const entries = await disk.list(`${RECORDINGS_DIRECTORY}/${name}`);
        if (entries.some((entry) => isSegmentName(entry.name)))
            found.push({ name, madeUs });
    }
    return found.sort((a, b) => a.madeUs - b.madeUs).map(({ name }) => name);
}
export function watchAge({ clock, disk, log }, setFault, rule) {
    if (rule.maxAgeDays === undefined)
        return () => undefined;
    let stopped = false;
    let known = rule.clockKnown;
    let timer;
    async function look() {
        if (clock.state() === 'unset')
            return;
        const nowUs = clock.wallUs();
        if (!known.has(rule.boot))
            known = new Map([...known, [rule.boot, nowUs]]);
        const names = await overdueRecordings(disk, { ...rule, clockKnown: known }, nowUs);
        if (stopped)
            return;
        const [oldest] = names;
        if (oldest !== undefined)
            log({ level: 'warn', event: 'recording.overdue', recordings: names.length, oldest });
        setFault('recording-overdue', names.length > 0);
    }
    async function again() {
        try {
            await look();
        }
        catch (error) {
            // A disk that does not answer is told by the watch of its space.
            if (!(error instanceof ZeugeError))
                throw error;
            log({ level: 'error', event: 'recording.age.unknown', code: error.code, message: error.message });
        }
        if (!stopped)
            timer = clock.setTimeout(() => void again(), LOOK_MS);
    }
    void again();
    return () => {
        stopped = true;
        clock.clearTimeout(timer);
    };
}
function madeBy(name, clockKnown) {
    const time = recordingTime(name);
    if (time === undefined || 'wallUs' in time)
        return time?.wallUs;
    const after = [...clockKnown].filter(([boot]) => boot >= time.boot).map(([, wallUs]) => wallUs);
    return after.length === 0 ? undefined : Math.min(...after);
}
