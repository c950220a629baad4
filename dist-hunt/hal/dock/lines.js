/** The cradle as a contact on a GPIO line. */
import { createEmitter } from '../emitter.js';
import { keepOpen } from '../keep.js';
export async function lineDock({ clock, lines, report, contact, }) {
    let open = true;
    let attached = false;
    const contacts = createEmitter(clock, () => open, () => (attached ? { attached } : undefined));
    const kept = await keepOpen({
        clock,
        report,
        open: (lost) => lines.input(contact, ({ active }) => {
            if (active === attached)
                return;
            attached = active;
            contacts.emit({ attached });
        }, lost),
    });
    return {
        dock: contacts.source,
        close() {
            open = false;
            kept.close();
        },
    };
}
