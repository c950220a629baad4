import { createGestures } from './gestures.js';
export function listenToButtons(clock, edges, rules, tell) {
    const gestures = createGestures(rules);
    let timer;
    function wakeLater() {
        clock.clearTimeout(timer);
        const dueUs = gestures.nextDueUs();
        if (dueUs === undefined)
            return;
        timer = clock.setTimeout(() => {
            for (const gesture of gestures.tick(clock.nowUs()))
                tell.gesture(gesture);
            wakeLater();
        }, Math.max(0, Math.ceil((dueUs - clock.nowUs()) / 1000)));
    }
    const off = edges((edge) => {
        tell.edge(edge);
        for (const gesture of gestures.edge(edge))
            tell.gesture(gesture);
        wakeLater();
    });
    return {
        setRecording: gestures.setRecording,
        stop() {
            off();
            clock.clearTimeout(timer);
        },
    };
}
