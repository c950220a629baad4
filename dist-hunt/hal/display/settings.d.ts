/** What the display's process is told when it starts, and the two kinds of message it is sent. */
import type { Screen } from '../hal.ts';
export type PanelOutput = 
/** A Linux framebuffer, or a regular file of that form. Geometry from sysfs where it is not given. */
{
    readonly kind: 'framebuffer';
    readonly device: string;
    readonly width?: number;
    readonly height?: number;
    readonly bitsPerPixel?: 16 | 32;
    readonly strideBytes?: number;
}
/** A picture file, replaced as a whole each time. */
 | {
    readonly kind: 'png';
    readonly file: string;
    readonly width: number;
    readonly height: number;
};
export interface PanelSettings {
    readonly output: PanelOutput;
    /** `scene`: the simulated board's drawn street. `feed`: JPEG pictures of the camera. `none`: a silhouette. */
    readonly mirror: 'scene' | 'feed' | 'none';
}
export interface PanelChildSettings extends PanelSettings {
    /** Added to CLOCK_MONOTONIC, which all processes of a machine share, gives the board's clock. */
    readonly shiftUs: number;
}
/** A line of JSON on the child's standard input. */
export interface PanelOrder {
    readonly screen: Screen;
}
/** What the child says on its standard output, one byte each: a picture is up; still alive. */
export declare const SHOWN = 115;
export declare const ALIVE = 97;
/** A JPEG on the child's descriptor 3: its length in 4 bytes, big-endian, and the bytes. */
export declare const PICTURE_BYTES_MAX: number;
export declare const ORDER_CHARS_MAX: number;
export declare const PICTURE_DESCRIPTOR = 3;
/** Often enough that a silent child is noticed within 2 s. */
export declare const ALIVE_MS = 500;
