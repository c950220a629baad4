const WORDS = {
    de: {
        colours: { off: 'aus', green: 'grün', amber: 'gelb', red: 'rot' },
        steady: 'dauernd',
        blinking: 'blinkt',
        alternating: 'im Wechsel',
        short: 'kurz',
        long: 'lang',
    },
    en: {
        colours: { off: 'off', green: 'green', amber: 'amber', red: 'red' },
        steady: 'steady',
        blinking: 'blinks',
        alternating: 'alternating',
        short: 'short',
        long: 'long',
    },
};
const LONG_PULSE_MS = 400;
/** The colour a pattern shows at a time: the pattern repeats from monotonic zero. */
export function shownColour({ steps }, nowUs) {
    const totalMs = steps.reduce((sum, { ms }) => sum + ms, 0);
    if (totalMs <= 0)
        return steps[0]?.colour ?? 'off';
    let leftMs = (nowUs / 1000) % totalMs;
    for (const { colour, ms } of steps) {
        if (leftMs < ms)
            return colour;
        leftMs -= ms;
    }
    return 'off';
}
export function ledText({ steps }, lang) {
    const words = WORDS[lang];
    const lit = [...new Set(steps.map(({ colour }) => colour).filter((colour) => colour !== 'off'))];
    if (lit.length === 0)
        return words.colours.off;
    const names = lit.map((colour) => words.colours[colour]).join('/');
    if (steps.length === 1)
        return `${names} ${words.steady}`;
    if (lit.length > 1)
        return `${names} ${words.alternating}`;
    return `${names} ${words.blinking} (${steps.map(({ ms }) => ms).join('/')} ms)`;
}
export function hapticText(pulses, lang) {
    if (pulses.length === 0)
        return '–';
    const words = WORDS[lang];
    return `${pulses.length} ${pulses.every(({ onMs }) => onMs >= LONG_PULSE_MS) ? words.long : words.short}`;
}
export function toneText(notes) {
    const heard = notes.filter(({ hz }) => hz > 0);
    return heard.length === 0 ? '–' : heard.map(({ hz }) => `${hz} Hz`).join(', ');
}
