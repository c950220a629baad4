export function createAnchor() {
    let shiftUs = Number.POSITIVE_INFINITY;
    let lastUs = Number.NEGATIVE_INFINITY;
    return {
        place(sourceUs, arrivedUs) {
            shiftUs = Math.min(shiftUs, arrivedUs - sourceUs);
            lastUs = Math.max(lastUs + 1, Math.round(sourceUs + shiftUs));
            return lastUs;
        },
    };
}
