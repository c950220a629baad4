/**
 * Sizes and durations as a person reads them, in both languages of the program. Pure.
 *
 * For the command line and for pages alike; moments are not its subject (they are ISO 8601 everywhere).
 */
export function bytesText(bytes, lang) {
    if (bytes < 1000)
        return `${bytes} B`;
    const units = ['kB', 'MB', 'GB', 'TB'];
    let value = bytes / 1000;
    let unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${decimal(value, 1, lang)} ${units[unit]}`;
}
/** 0.4 s, 12.0 s, 2:05 min, 1:02:05 h. */
export function durationText(us, lang) {
    const seconds = us / 1_000_000;
    if (seconds < 60)
        return `${decimal(seconds, 1, lang)} s`;
    return clockText(us) + (seconds < 3600 ? ' min' : ' h');
}
/** Running time as a display shows it: 02:05, 1:02:05. */
export function clockText(us) {
    const total = Math.max(0, Math.floor(us / 1_000_000));
    const two = (value) => String(value).padStart(2, '0');
    const minutes = Math.floor(total / 60) % 60;
    const hours = Math.floor(total / 3600);
    return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${two(minutes)}:${two(total % 60)}`;
}
export function decimal(value, digits, lang) {
    const text = value.toFixed(digits);
    return lang === 'de' ? text.replace('.', ',') : text;
}
/** A whole number in groups of three: 10,000 and 10.000. */
export function bigNumber(value, lang) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, lang === 'de' ? '.' : ',');
}
