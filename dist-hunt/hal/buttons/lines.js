/** Buttons on GPIO lines, through whichever driver of hal/gpio the board has. */
import { createEmitter } from '../emitter.js';
import { keepOpen } from '../keep.js';
export async function lineButtons({ clock, lines, report, contacts, }) {
    let open = true;
    const edges = createEmitter(clock, () => open);
    const kept = await keepOpen({
        clock,
        report,
        open(lost) {
            const held = [];
            const close = () => {
                for (const line of held)
                    line.close();
            };
            try {
                for (const button of ['display', 'record'])
                    held.push(lines.input(contacts[button], ({ active, atUs }) => edges.emit({ button, down: active, atUs }), lost));
            }
            catch (error) {
                close();
                throw error;
            }
            return { close };
        },
    });
    return {
        buttons: edges.source,
        close() {
            open = false;
            kept.close();
        },
    };
}
