import { say } from './context.js';
const PRESS_MS_MAX = 15_000;
/** y or j: yes; n or anything else: no. Parts that are gone or simulated are not asked for. */
export async function tryParts(context, terminal, parts, works, clock) {
    const tried = [];
    const ask = async (part, what, wording) => {
        context.stderr.write(`${say(context, wording)} ${say(context, YES_NO)} `);
        const key = await keyOf(terminal);
        context.stderr.write(`${key}\n`);
        tried.push({ part, what, ok: /^[yj]$/i.test(key) });
    };
    if (parts.opened.includes('led') && works('led'))
        for (const colour of ['green', 'amber', 'red']) {
            parts.led?.show({ steps: [{ colour, ms: 1000 }] });
            await ask('led', colour, lampQuestion(colour));
        }
    parts.led?.show({ steps: [{ colour: 'off', ms: 1000 }] });
    if (parts.opened.includes('haptic') && works('haptic')) {
        parts.haptic?.play([
            { onMs: 300, offMs: 200 },
            { onMs: 300, offMs: 200 },
        ]);
        await ask('haptic', 'two pulses', { de: 'Zweimal vibriert?', en: 'Did it vibrate twice?' });
    }
    if (parts.opened.includes('tone') && works('tone')) {
        parts.tone?.play([
            { hz: 880, ms: 200 },
            { hz: 0, ms: 100 },
            { hz: 1320, ms: 200 },
        ]);
        await ask('tone', 'two notes', { de: 'Zwei Töne gehört?', en: 'Did you hear two notes?' });
    }
    if (parts.opened.includes('buttons') && works('buttons'))
        for (const button of ['display', 'record']) {
            context.stderr.write(`${say(context, pressRequest(button))} `);
            const ok = await pressed(parts, button, clock);
            context.stderr.write(`${ok ? '+' : 'x'}\n`);
            tried.push({ part: 'buttons', what: button, ok });
        }
    return tried;
}
function keyOf(terminal) {
    return new Promise((resolve) => {
        const stop = terminal.onKey((key) => {
            stop();
            resolve(key);
        });
    });
}
/** Down and up again. */
function pressed(parts, button, clock) {
    return new Promise((resolve) => {
        let down = false;
        const end = (ok) => {
            stop?.();
            clock.clearTimeout(timer);
            resolve(ok);
        };
        const timer = clock.setTimeout(() => end(false), PRESS_MS_MAX);
        const stop = parts.buttons?.((edge) => {
            if (edge.button !== button)
                return;
            if (edge.down)
                down = true;
            else if (down)
                end(true);
        });
    });
}
const YES_NO = { de: '[j/n]', en: '[y/n]' };
const COLOURS = {
    green: { de: 'grün', en: 'green' },
    amber: { de: 'gelb', en: 'amber' },
    red: { de: 'rot', en: 'red' },
};
const lampQuestion = (colour) => ({
    de: `Leuchtet die Lampe ${COLOURS[colour].de}?`,
    en: `Is the lamp ${COLOURS[colour].en}?`,
});
const pressRequest = (button) => ({
    de: `Bitte ${button.toUpperCase()} drücken und loslassen (${PRESS_MS_MAX / 1000} s):`,
    en: `Please press and release ${button.toUpperCase()} (${PRESS_MS_MAX / 1000} s):`,
});
