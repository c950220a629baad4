/**
 * The QR code of a text (ISO/IEC 18004), and how large it is drawn: whole pixels a module, with the quiet zone
 * of four modules that the standard asks for. Lowest error correction: a lit display is not torn or dirty,
 * and larger modules are read from farther away.
 */
import encodeQR from 'qr';
const QUIET_MODULES = 4;
/** Of the display's shorter side. */
const SIDE_SHARE = 0.47;
const SCALE_MIN = 2;
export function qrOf(text) {
    return encodeQR(text, 'raw', { ecc: 'low', border: QUIET_MODULES });
}
/** As large as its share of the display and `sideMax` allow, but never under two pixels a module. */
export function placeQr(code, unit, sideMax = Number.POSITIVE_INFINITY) {
    const scale = Math.max(SCALE_MIN, Math.floor(Math.min(unit * SIDE_SHARE, sideMax) / code.length));
    return { code, side: code.length * scale, scale, x: 0, y: 0 };
}
