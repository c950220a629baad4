export function buzzer(pulser) {
    return {
        sound(hz, ms) {
            if (hz > 0 && ms > 0)
                pulser.pulse(ms);
        },
        ...(pulser.look && { look: () => pulser.look?.() }),
        close: () => pulser.close(),
    };
}
