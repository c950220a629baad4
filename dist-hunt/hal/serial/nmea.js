/**
 * NMEA 0183 out of a receiver's bytes: sentences → position and time.
 *
 * Pure. Promises: the same for any piece sizes; memory for one line, whatever arrives; only sentences with a right
 * checksum count; nothing throws. Understood are RMC and GGA of every talker (GP, GN, GL, GA, …); a fix that the receiver
 * itself calls void is none. It trusts the receiver: satellite signals can be forged.
 */
/** NMEA 0183 says 82 with `$` and line end; receivers exceed it a little. */
export const LINE_CHARS_MAX = 120;
const DOLLAR = 0x24;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
export function createNmeaParser(told, begun = () => undefined) {
    const line = new Uint8Array(LINE_CHARS_MAX);
    let have = 0;
    let inside = false;
    return {
        push(piece) {
            for (let at = 0; at < piece.length; at++) {
                if (!inside) {
                    at = piece.indexOf(DOLLAR, at);
                    if (at === -1)
                        return;
                }
                const byte = piece[at] ?? 0;
                if (byte === DOLLAR) {
                    inside = true;
                    have = 0;
                    begun();
                }
                else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
                    inside = false;
                    const sentence = parseSentence(Buffer.from(line.subarray(0, have)).toString('latin1'));
                    if (sentence !== undefined)
                        told(sentence);
                }
                else if (have < LINE_CHARS_MAX)
                    line[have++] = byte;
                // Longer than any sentence: not one. The next `$` begins anew.
                else
                    inside = false;
            }
        },
    };
}
/** Without `$` and line end. */
export function parseSentence(text) {
    const parts = /^([\x20-\x7e]*)\*([0-9A-Fa-f]{2})$/.exec(text);
    if (parts === null)
        return undefined;
    const [, body = '', check = ''] = parts;
    let sum = 0;
    for (let at = 0; at < body.length; at++)
        sum ^= body.charCodeAt(at);
    if (sum !== Number.parseInt(check, 16))
        return undefined;
    const fields = body.split(',');
    const kind = /^[A-Z]{2}(RMC|GGA)$/.exec(fields[0] ?? '')?.[1];
    if (kind === 'RMC')
        return fixOf(fields);
    return kind === 'GGA' ? qualityOf(fields) : undefined;
}
function fixOf([, time, status, latitude, north, longitude, east, , , date]) {
    if (status !== 'A')
        return undefined;
    const unixMs = timeOf(date ?? '', time ?? '');
    const latitudeDeg = degreesOf(latitude ?? '', north ?? '', 'N', 'S', 90);
    const longitudeDeg = degreesOf(longitude ?? '', east ?? '', 'E', 'W', 180);
    if (unixMs === undefined || latitudeDeg === undefined || longitudeDeg === undefined)
        return undefined;
    return { kind: 'fix', unixMs, latitudeDeg, longitudeDeg };
}
function qualityOf(fields) {
    const [quality, satellites, hdop, altitudeM] = fields.slice(6, 10).map((field) => number(field));
    if (quality === undefined || quality === 0)
        return undefined;
    if (satellites === undefined || hdop === undefined || altitudeM === undefined)
        return undefined;
    return { kind: 'quality', satellites, hdop, altitudeM };
}
/** ddmmyy and hhmmss.sss; the century is this one. */
function timeOf(date, time) {
    const day = /^(\d{2})(\d{2})(\d{2})$/.exec(date);
    const clock = /^(\d{2})(\d{2})(\d{2})(?:\.(\d{1,6}))?$/.exec(time);
    if (day === null || clock === null)
        return undefined;
    const [d = 0, month = 0, year = 0] = day.slice(1).map(Number);
    const [hour = 0, minute = 0, second = 0] = clock.slice(1, 4).map(Number);
    if (d < 1 || d > 31 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60)
        return undefined;
    const fraction = Math.round(Number(`0.${clock[4] ?? '0'}`) * 1000);
    return Date.UTC(2000 + year, month - 1, d, hour, minute, second) + fraction;
}
/** dddmm.mmmm */
function degreesOf(text, side, plus, minus, max) {
    const parts = /^(\d{2,3})(\d{2}\.\d{1,8})$/.exec(text);
    if (parts === null || (side !== plus && side !== minus))
        return undefined;
    const minutes = Number(parts[2]);
    const degrees = Number(parts[1]) + minutes / 60;
    if (minutes >= 60 || degrees > max)
        return undefined;
    return side === plus ? degrees : -degrees;
}
function number(field) {
    return /^-?\d{1,8}(\.\d{1,8})?$/.test(field) ? Number(field) : undefined;
}
