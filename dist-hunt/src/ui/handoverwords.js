/** Named one by one; beyond that they are counted. */
const NAMED_MAX = 50;
export function handoverFindings({ offloaded, receipts }, nameOf) {
    const named = offloaded.slice(0, NAMED_MAX).map(({ recording, segment, sequence, station, unixUs }) => {
        const what = `OFFLOADED ${recording} ${segment} #${sequence}`;
        const when = new Date(Math.floor(unixUs / 1000)).toISOString();
        return { de: `${what}: Quittung von ${station}, ${when}`, en: `${what}: receipt of ${station}, ${when}` };
    });
    const more = offloaded.length - named.length;
    const rest = more > 0 ? [{ de: `… ${more} weitere übergeben`, en: `… ${more} more handed over` }] : [];
    const wrong = receipts
        .filter(({ valid }) => !valid)
        .slice(0, NAMED_MAX)
        .map(({ file, detail = '' }) => ({
        de: `Quittung ${nameOf(file)} zählt nicht: ${detail}`,
        en: `receipt ${nameOf(file)} does not count: ${detail}`,
    }));
    return [...named, ...rest, ...wrong];
}
