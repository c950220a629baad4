/**
 * A timeline as one HTML page of its own: no script, nothing loaded, German and English, light and dark.
 *
 * Lanes are boxes placed in per cent of the duration, so that zooming is a change of one width (a radio button
 * and CSS) and text stays text; the durable mark is an inline SVG. Below stands every event as a table.
 */
import { durationText } from '../figures.js';
import { html, NOTHING } from './html.js';
import { LOOK } from './look.js';
import { languageSwitch } from './reportpage.js';
import { TIMELINE_LOOK } from './timelinelook.js';
import { LANES, VALUES, WORDS } from './timelinewords.js';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const ZOOMS = [1, 4, 16, 64];
/** Marks of the time axis at each zoom. */
const TICKS_A_WIDTH = 8;
const STEPS_S = [
    ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200],
];
const TICKS_MAX = 1000;
const AXIS_SHARE = 0.97;
/** docs/threats.md: at most so much is lost when the power goes. */
const LOSS_US_MAX = 2_200_000;
export function timelinePage(timeline, options) {
    const { lang, name, about, by } = options;
    return html `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Zeuge: ${name}</title>
<style>${{ html: LOOK + TIMELINE_LOOK }}</style>
</head>
<body>
<header class="wide"><h1>${name}</h1>${languageSwitch(lang)}</header>
<main class="wide">
<p class="aside">${about}</p>
${timelineHtml(timeline)}
<p class="aside">${by}</p>
</main>
</body>
</html>
`.html;
}
/** The drawing, its legend and the table of events; needs LOOK and TIMELINE_LOOK around it. */
export function timelineHtml(timeline) {
    return html `${zoomSwitch()}
<div class="timeline" tabindex="0" role="group" aria-label="Timeline"><div class="track">
${axis(timeline)}
${markRow(timeline, 'expected', ['held', 'failed'])}
${timeline.lanes.map((lane) => laneRow(timeline, lane))}
${markRow(timeline, 'moments', ['moment'])}
${markRow(timeline, 'board', ['board'])}
${markRow(timeline, 'disk', ['disk'])}
${durableRow(timeline)}
</div></div>
${legend(timeline)}
<p class="aside">${both(WORDS.hint)}${timeline.left === 0 ? NOTHING : html ` ${timeline.left} ${both(WORDS.more)}.`}</p>
<details open><summary>${both(WORDS.all)} (${timeline.lines.length})</summary>
<table><thead><tr><th>${both(WORDS.time)}</th><th>${both(WORDS.source)}</th><th>${both(WORDS.what)}</th></tr></thead><tbody>
${timeline.lines.map(({ atUs, src, text }) => html `<tr><td>${seconds(atUs)}</td><td>${src}</td><td>${text}</td></tr>\n`)}</tbody></table></details>`;
}
function zoomSwitch() {
    const one = (zoom, index) => html `<label><input type="radio" name="zoom" value="${zoom}"${index === 0 ? CHECKED : NOTHING}> ${zoom}×</label>`;
    return html `<fieldset class="zoom"><legend>${both(WORDS.zoom)}</legend>${ZOOMS.map(one)}</fieldset>`;
}
const CHECKED = { html: ' checked' };
/** One set of marks for each zoom; CSS shows the one that fits. */
function axis({ fromUs, untilUs }) {
    const ticks = ZOOMS.map((zoom) => {
        const wantedS = (untilUs - fromUs) / 1_000_000 / (TICKS_A_WIDTH * zoom);
        const stepS = STEPS_S.find((step) => step >= wantedS) ?? STEPS_S.at(-1) ?? 3600;
        // The last bit has no room for a label.
        const count = Math.min(TICKS_MAX, Math.floor((untilUs * AXIS_SHARE) / 1_000_000 / stepS) + 1);
        return Array.from({ length: count }, (_, index) => {
            const atUs = Math.round(index * stepS * 1_000_000);
            return html `<b class="z${zoom}" style="left:${percent(fromUs, untilUs, atUs)}%">${clock(atUs)}</b>`;
        });
    });
    return html `<div class="row k-axis"><span class="name"></span><span class="lane">${ticks.flat()}</span></div>`;
}
function laneRow({ fromUs, untilUs }, lane) {
    const boxes = lane.spans.map((span) => {
        const left = percent(fromUs, untilUs, span.fromUs);
        const width = percent(fromUs, untilUs, span.untilUs) - left;
        const value = lane.kind === 'fault' ? 'raised' : lane.kind === 'hand' ? 'given' : span.value;
        const title = `${lane.name}: ${span.value}, ${seconds(span.fromUs)} – ${seconds(span.untilUs)}`;
        return html `<i class="v-${value}" style="left:${left}%;width:${round(width)}%" title="${title}"></i>`;
    });
    return html `<div class="row k-${lane.kind}"><span class="name">${laneName(lane)}</span><span class="lane">${boxes}</span></div>\n`;
}
function laneName({ kind, name }) {
    if (kind === 'hand')
        return html `${both(WORDS.injected)} <code>${name}</code>`;
    const known = LANES[name];
    return known === undefined ? html `<code>${name}</code>` : both(known);
}
function markRow({ fromUs, untilUs, marks }, name, kinds) {
    const mine = marks.filter(({ kind }) => kinds.includes(kind));
    if (mine.length === 0)
        return NOTHING;
    const drawn = mine.map(({ atUs, kind, word }) => html `<i class="m-${kind}" style="left:${percent(fromUs, untilUs, atUs)}%" title="${seconds(atUs)} ${word}">${SIGNS[kind]}</i>`);
    return html `<div class="row k-marks"><span class="name">${both(WORDS[name])}</span><span class="lane">${drawn}</span></div>\n`;
}
const SIGNS = {
    moment: '♪',
    disk: '!',
    board: '◆',
    held: '✓',
    failed: '✗',
};
/** Saw teeth: what a power cut would take at each instant, against the most it may take. */
function durableRow({ fromUs, untilUs, durable, owedUsMost }) {
    if (owedUsMost === undefined)
        return NOTHING;
    const mostUs = Math.max(LOSS_US_MAX, owedUsMost);
    const x = (us) => round((1000 * (us - fromUs)) / (untilUs - fromUs));
    const y = (us) => round(100 - (100 * us) / mostUs);
    const paths = runsOf(durable).map((run) => {
        const points = run.flatMap(({ atUs, lagUs }, index) => {
            const before = run[index - 1];
            const peakUs = before === undefined ? lagUs : before.lagUs + atUs - before.atUs;
            return [`${x(atUs)},${y(Math.min(mostUs, peakUs))}`, `${x(atUs)},${y(lagUs)}`];
        });
        const [first, last] = [run[0], run.at(-1)];
        return html `<polygon points="${x(first?.atUs ?? 0)},100 ${points.join(' ')} ${x(last?.atUs ?? 0)},100"/>`;
    });
    return html `<div class="row k-durable"><span class="name">${both(WORDS.durable)}<br><span class="aside">${both(WORDS.most)} ${inBoth((lang) => durationText(owedUsMost, lang))}</span></span><span class="lane"><svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">${paths}<line x1="0" x2="1000" y1="${y(LOSS_US_MAX)}" y2="${y(LOSS_US_MAX)}"/></svg><b>2.2 s</b></span></div>\n`;
}
function runsOf(durable) {
    const runs = [];
    for (const one of durable) {
        const last = runs.at(-1);
        if (last?.[0]?.recording === one.recording)
            last.push(one);
        else
            runs.push([one]);
    }
    return runs;
}
function legend({ lanes }) {
    const used = new Set(lanes.filter(({ kind }) => kind === 'region').flatMap(({ spans }) => spans.map(({ value }) => value)));
    const entries = [...used].map((value) => {
        const words = VALUES[value];
        return html `<li><i class="v-${value}"></i> ${words === undefined ? html `${value}` : both(words)} <code>${value}</code></li>`;
    });
    return html `<ul class="legend" aria-label="Legend">${entries}</ul>`;
}
function both({ de, en }) {
    return html `<span lang="de">${de}</span><span lang="en">${en}</span>`;
}
function inBoth(write) {
    return both({ de: write('de'), en: write('en') });
}
function percent(fromUs, untilUs, atUs) {
    return round((100 * (atUs - fromUs)) / Math.max(1, untilUs - fromUs));
}
function round(value) {
    return Math.round(value * 1000) / 1000;
}
function seconds(us) {
    return `${(us / 1_000_000).toFixed(3)} s`;
}
function clock(us) {
    const total = us / 1_000_000;
    if (total < 60)
        return `${round(total)} s`;
    const two = (value) => String(Math.floor(value)).padStart(2, '0');
    const [hours, minutes] = [Math.floor(total / 3600), Math.floor(total / 60) % 60];
    return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}
