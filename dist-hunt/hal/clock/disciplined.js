/** A sentence of NMEA leaves the receiver up to a second after the time it names. */
const AGREES_US = 1_500_000;
/** 1 January 2025: a source that says less has no time either. */
const PLAUSIBLE_FROM_US = 1_735_689_600_000_000;
export function disciplinedClock(system) {
    let given;
    const stands = () => (system.state() === 'network' ? undefined : given);
    return {
        nowUs: system.nowUs,
        wallUs() {
            const source = stands();
            return source === undefined ? system.wallUs() : system.nowUs() + source.offsetUs;
        },
        state: () => stands()?.source ?? system.state(),
        setTimeout: system.setTimeout,
        clearTimeout: system.clearTimeout,
        take(source, unixUs, atUs) {
            if (unixUs < PLAUSIBLE_FROM_US)
                return;
            const offsetUs = unixUs - atUs;
            // GNSS knows the time; a cradle has been told it.
            if (given?.source === 'gnss' && source === 'network')
                return;
            const agrees = given !== undefined && Math.abs(offsetUs - given.offsetUs) < AGREES_US;
            given = { source, offsetUs: agrees && given !== undefined ? given.offsetUs : offsetUs };
        },
    };
}
