/**
 * The part of a 2D canvas that the front display is drawn with: what a browser and @napi-rs/canvas both have.
 *
 * Types and boxes only, so that a missing call is found when it is compiled, on either side.
 */
export interface Canvas2D {
    fillStyle: unknown;
    strokeStyle: unknown;
    lineWidth: number;
    lineCap: string;
    lineJoin: string;
    font: string;
    textAlign: string;
    textBaseline: string;
    direction: string;
    fillRect(x: number, y: number, width: number, height: number): void;
    fillText(text: string, x: number, y: number): void;
    measureText(text: string): {
        readonly width: number;
    };
    save(): void;
    restore(): void;
    translate(x: number, y: number): void;
    scale(x: number, y: number): void;
    beginPath(): void;
    closePath(): void;
    moveTo(x: number, y: number): void;
    lineTo(x: number, y: number): void;
    arc(x: number, y: number, radius: number, from: number, to: number, anticlockwise?: boolean): void;
    rect(x: number, y: number, width: number, height: number): void;
    fill(): void;
    stroke(): void;
    clip(): void;
    drawImage(image: never, sx: number, sy: number, sWidth: number, sHeight: number, x: number, y: number, width: number, height: number): void;
}
export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}
/** The part of a box within its edges. */
export declare function inset(box: Box, by: number): Box;
/** The square in the middle of a box, `share` of its shorter side. */
export declare function squareIn(box: Box, share: number): Box;
