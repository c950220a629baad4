import { type Canvas2D } from './canvas.ts';
import type { Plan } from './layout.ts';
/** A frame of the live picture, as the camera sees it: mirrored only when drawn. */
export interface LivePicture {
    /** What this canvas's drawImage takes. */
    readonly image: unknown;
    readonly width: number;
    readonly height: number;
}
export interface Moving {
    /** Monotonic; the running time counts from the screen's `sinceUs`. */
    readonly nowUs: number;
    readonly picture?: LivePicture | undefined;
}
export declare function paintScreen(context: Canvas2D, plan: Plan, { nowUs, picture }: Moving): void;
/** The part that a new picture changes: all else stays as it was painted. */
export declare function paintPicture(context: Canvas2D, plan: Plan, picture: LivePicture | undefined): void;
export declare function flashesAt({ flashSinceUs }: Plan['screen'], nowUs: number): boolean;
