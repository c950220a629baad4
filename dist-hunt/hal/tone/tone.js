import { keepOpen } from '../keep.js';
const NOTES_MAX = 64;
export async function openTone({ clock, report, open, }) {
    const kept = await keepOpen({ clock, report, open });
    let timer;
    function run(notes, at) {
        const note = at < NOTES_MAX ? notes[at] : undefined;
        kept.use((sounder) => sounder.sound(note?.hz ?? 0, note?.ms ?? 0));
        timer = note === undefined ? undefined : clock.setTimeout(() => run(notes, at + 1), note.ms);
    }
    return {
        tone: {
            play(notes) {
                clock.clearTimeout(timer);
                run(notes, 0);
            },
        },
        close() {
            clock.clearTimeout(timer);
            kept.use((sounder) => sounder.sound(0, 0));
            kept.close();
        },
    };
}
