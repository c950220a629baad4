/** `zeuge board show`: the installed boards, or one board's parts and their backends. Opens nothing. */
import { readdir } from 'node:fs/promises';
import { boardsDirectory, loadBoard } from './boardfile.js';
import { say } from './context.js';
import { printResult, table } from './output.js';
/** In the order of the file. */
export const BOARD_PARTS = [
    ...['buttons', 'led', 'haptic', 'tone', 'display'],
    ...['camera', 'microphone', 'battery', 'dock', 'position'],
];
export async function listBoards(context) {
    const names = (await readdir(boardsDirectory())).filter((name) => name.endsWith('.yaml')).sort();
    const boards = await Promise.all(names.map((name) => loadBoard(context, name.replace(/\.yaml$/, ''))));
    const shown = boards.map(({ board: { id, name }, path }) => ({ id, name, path }));
    printResult(context, { ok: true, boards: shown }, () => table(shown.map(({ id, name }) => [id, name])));
}
export async function showBoard(context, given) {
    const { board, path } = await loadBoard(context, given);
    printResult(context, { ok: true, path, board }, () => {
        const rows = BOARD_PARTS.map((part) => [part, board[part].backend, valuesOf(board[part])]);
        const off = say(context, { de: 'ausschalten', en: 'switch off' });
        return [`${board.name} (${board.id})`, board.note, '', table([...rows, [off, board.off, '']])].join('\n');
    });
}
function valuesOf(part) {
    return Object.entries(part)
        .filter(([key, value]) => key !== 'backend' && value !== undefined)
        .map(([key, value]) => `${key} ${textOf(value)}`)
        .join(', ');
}
function textOf(value) {
    if (Array.isArray(value))
        return value.join(' + ');
    if (typeof value !== 'object' || value === null)
        return String(value);
    return Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(([key, inner]) => `${key}=${String(inner)}`)
        .join(' ');
}
