export function linePulser(clock, lines, spec) {
    const line = lines.output(spec);
    let timer;
    return {
        pulse(onMs) {
            clock.clearTimeout(timer);
            line.write(true);
            timer = clock.setTimeout(() => line.write(false), onMs);
        },
        close() {
            clock.clearTimeout(timer);
            line.close();
        },
    };
}
