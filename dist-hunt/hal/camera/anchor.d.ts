/**
 * The time line of an outside source laid onto the board's own: pure.
 *
 * The source counts from a start that we do not know. A unit can arrive late but not early, so the least distance seen
 * between its time and its arrival is the best guess of that start; times given out always ascend.
 */
export interface Anchor {
    /** Both in µs; `arrivedUs` on the board's clock. */
    place(sourceUs: number, arrivedUs: number): number;
}
export declare function createAnchor(): Anchor;
