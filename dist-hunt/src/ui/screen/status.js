import { squeezeText } from './text.js';
export function planStatus(context, whole, screen) {
    const unit = Math.min(whole.width, whole.height);
    const pad = Math.round(unit * 0.05);
    const [title = '', ...lines] = screen.lines;
    const head = squeezeText(context, [title], {
        width: whole.width - 2 * pad,
        height: whole.height * 0.2,
        ...{ sizeMax: unit * 0.13, sizeMin: unit * 0.08, minor: 1, rtl: screen.rtl === true },
    });
    const band = Math.round(head.height + pad);
    const panel = { ...whole, height: band };
    const gap = Math.round(unit * 0.03);
    const room = whole.height - band - 2 * pad - gap * Math.max(0, lines.length - 1);
    const body = squeezeText(context, lines, {
        width: whole.width - 2 * pad,
        height: room,
        ...{ sizeMax: unit * 0.085, sizeMin: unit * 0.06, minor: 1, rtl: screen.rtl === true },
    });
    const size = body.rows[0]?.size ?? unit * 0.06;
    const spare = Math.max(0, room - body.height);
    const between = gap + Math.min(gap, spare / Math.max(1, lines.length));
    let top = band + pad;
    const texts = [{ rows: head.rows, x: pad, width: whole.width - 2 * pad, top: pad / 2 }];
    for (const line of lines) {
        const own = squeezeText(context, [line], {
            width: whole.width - 2 * pad,
            height: Number.POSITIVE_INFINITY,
            ...{ sizeMax: size, sizeMin: size, minor: 1, rtl: screen.rtl === true },
        });
        texts.push({ rows: own.rows, x: pad, width: whole.width - 2 * pad, top });
        top += own.height + between;
    }
    return { panel, texts, pictograms: [] };
}
