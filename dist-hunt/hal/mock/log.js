const LOG_ENTRIES_MAX = 10_000;
export function createLog(clock, next) {
    const entries = [];
    return {
        log(entry) {
            entries.push({ ...entry, atUs: clock.nowUs() });
            if (entries.length > LOG_ENTRIES_MAX)
                entries.shift();
            next?.(entry);
        },
        entries: () => [...entries],
    };
}
