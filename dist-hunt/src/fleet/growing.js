/** @param bytes size when it is whole */
export function createGrowing(bytes, read) {
    let there = 0;
    let isOver = false;
    let waiting = [];
    const wake = () => {
        const woken = waiting;
        waiting = [];
        for (const go of woken)
            go();
    };
    return {
        source: {
            bytes,
            async read(offset, length) {
                const until = Math.min(bytes, offset + length);
                while (there < until && !isOver)
                    await new Promise((resolve) => waiting.push(resolve));
                return read(offset, Math.max(0, Math.min(until, there) - offset));
            },
        },
        grew(now) {
            there = now;
            wake();
        },
        ended() {
            isOver = true;
            wake();
        },
    };
}
