/** The simulated board's street as the display's live picture: drawn small, at the pace of the clock. */
import type { LivePicture } from '../../src/ui/screen/paint.ts';
import type { Canvases } from './canvas.ts';
export declare function createStreet(canvases: Canvases): {
    picture(nowUs: number): LivePicture;
};
