/** Commands take all that makes a result from here. */
export { bigNumber, bytesText, clockText, decimal, durationText } from '../figures.js';
/** Prints a result in the form asked for: with `--json` the object (with `ok` first), else the text. */
export function printResult(context, result, text) {
    const { ok, ...fields } = result;
    if (context.json)
        context.stdout.write(`${JSON.stringify({ ok, ...fields }, null, 2)}\n`);
    else
        context.stdout.write(`${text().trimEnd()}\n`);
}
/** Columns as wide as their widest cell, two spaces apart; cells of the `right` columns are flush right. */
export function table(rows, right = []) {
    const widths = [];
    for (const row of rows)
        for (const [column, cell] of row.entries())
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
    return rows
        .map((row) => row
        .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
    })
        .join('  ')
        .trimEnd())
        .join('\n');
}
