/** Rows of modules, true is dark; the quiet zone is part of it. */
export type QrCode = readonly (readonly boolean[])[];
export interface PlacedQr {
    readonly code: QrCode;
    /** Of the whole square. */
    readonly side: number;
    /** Pixels a module. */
    readonly scale: number;
    readonly x: number;
    readonly y: number;
}
export declare function qrOf(text: string): QrCode;
/** As large as its share of the display and `sideMax` allow, but never under two pixels a module. */
export declare function placeQr(code: QrCode, unit: number, sideMax?: number): PlacedQr;
