/** The contact sheet: the screens of one size side by side in each language, the other sizes below in German and Arabic. */
import { loadCanvases } from '../hal/display/canvas.js';
import { LANGUAGE_TAGS } from '../src/device/texts.js';
import { drawScreen } from '../src/ui/screen/screen.js';
import { fontOf } from '../src/ui/screen/text.js';
import { palettePng } from './palettepng.js';
import { CASE_NAMES, NOW_US, SIZES, screenOf } from './screencases.js';
const GAP = 12;
const LABEL = 22;
const PAPER = '#6b7580';
export async function contactSheet(rows = allRows(), mirror) {
    const canvases = await loadCanvases();
    const wide = Math.max(...rows.map((row) => row.reduce((sum, { size }) => sum + size[0] + GAP, GAP)));
    const high = rows.reduce((sum, row) => sum + rowHeight(row), GAP);
    const sheet = canvases.create(wide, high);
    sheet.context.fillStyle = PAPER;
    sheet.context.fillRect(0, 0, wide, high);
    let top = GAP;
    for (const row of rows) {
        let left = GAP;
        for (const { name, language, size } of row) {
            const tile = canvases.create(size[0], size[1]);
            const screen = screenOf(name, language);
            const picture = mirror && { image: mirror.image, width: mirror.width, height: mirror.height };
            drawScreen(tile.context, size[0], size[1], { screen, nowUs: NOW_US, picture });
            const { context } = sheet;
            context.font = fontOf(14);
            context.fillStyle = '#ffffff';
            context.textAlign = 'left';
            context.direction = 'ltr';
            context.fillText(`${name} · ${language} · ${size[0]}×${size[1]}`, left, top + 15);
            context.drawImage(tile.image, 0, 0, size[0], size[1], left, top + LABEL, size[0], size[1]);
            left += size[0] + GAP;
        }
        top += rowHeight(row);
    }
    return palettePng(sheet.pixels(), wide, high);
}
export function allRows() {
    const size = [320, 240];
    const names = CASE_NAMES.filter((name) => name !== 'dark');
    return [
        ...LANGUAGE_TAGS.map((language) => names.map((name) => ({ name, language, size }))),
        ...SIZES.filter(([width, height]) => width !== size[0] || height !== size[1]).map((other) => ['announcing', 'recording', 'recording, muted', 'blocked', 'status, faults'].map((name) => ({
            name,
            language: 'de',
            size: other,
        }))),
    ];
}
function rowHeight(row) {
    return Math.max(...row.map(({ size }) => size[1])) + LABEL + GAP;
}
