export function createOverflow() {
    const lost = new Map();
    return {
        add({ track, fromUs, durUs, frames }) {
            const before = lost.get(track);
            const framesLost = (before?.framesLost ?? 0) + frames;
            const gap = { track, fromUs: before?.fromUs ?? fromUs, toUs: fromUs + durUs, framesLost };
            lost.set(track, { ...gap, cause: 'slow-disk' });
        },
        take(track) {
            const gap = lost.get(track);
            lost.delete(track);
            return gap;
        },
        get tracks() {
            return [...lost.keys()];
        },
    };
}
