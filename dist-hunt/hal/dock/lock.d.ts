/**
 * Buttons that the cradle can lock: while it does, nobody presses them. A release always passes whose press did, so
 * that no button seems to be held for ever.
 */
import type { ButtonEdge, Source } from '../hal.ts';
export declare function lockedButtons(source: Source<ButtonEdge>, locked: () => boolean): Source<ButtonEdge>;
