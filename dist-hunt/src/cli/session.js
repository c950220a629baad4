/**
 * A running camera for the commands that have one: profile, board and device, opened in order and let go in reverse.
 */
import { openDevice } from '../device/runtime.js';
import { openBoard } from './board.js';
import { loadBoard, SIMULATED } from './boardfile.js';
import { DEMO_NOTICE, ensureEnrolled } from './demokeys.js';
import { openDock } from './dock.js';
import { traceNotices } from './doctor.js';
import { examineTraces } from './machine.js';
import { loadRules } from './rules.js';
export async function openSession(context, settings) {
    const { profile, policy, recipients, notices } = await loadRules(context, settings.data, settings);
    const traces = traceNotices(await examineTraces());
    // A camera with rules somebody answers for is never given keys that protect nothing.
    const enrolled = policy.kind === 'demo' && (await ensureEnrolled(settings.data));
    const form = settings.board ?? (await loadBoard(context, SIMULATED)).board;
    const board = await openBoard({ ...settings, recipients, board: form, env: context.env });
    const { hal, hand } = board;
    const options = {
        profile: profile.profile,
        profileHash: profile.hash,
        profileText: profile.text,
        policy,
        language: settings.displayLanguage ?? profile.profile.language ?? context.lang,
        ...(settings.trace && { trace: settings.trace }),
    };
    try {
        const dock = settings.station === undefined
            ? undefined
            : await openDock(hal, settings.data, settings.station, profile.profile.graceHours);
        const device = await openDevice(hal, { ...options, ...(dock && { offload: dock.offload }) });
        let closing;
        const close = async () => {
            try {
                await device.finish();
            }
            finally {
                await dock?.close();
                await board.close();
            }
        };
        return {
            hal,
            ...(hand && { hand }),
            device,
            profile,
            data: settings.data,
            notices: [...(enrolled ? [DEMO_NOTICE] : []), ...notices, ...traces],
            close: () => {
                closing ??= close();
                return closing;
            },
        };
    }
    catch (error) {
        await board.close();
        throw error;
    }
}
