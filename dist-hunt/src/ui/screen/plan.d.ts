/**
 * Where everything of a screen stands: boxes, type sizes and the QR code, worked out once for a screen and size.
 *
 *   wide    ┌─────────┬────┐      tall  ┌─────────┐
 *           │ picture │ QR │            │ picture │
 *           ├─────────┴────┤            ├─────────┤
 *           │ ▣  text      │            │  text   │
 *           └──────────────┘            │ ▣    QR │
 *                                       └─────────┘
 *
 * Public text is at least a twelfth of the height; the picture gives way to it, then the QR code. Mirrored
 * for languages written from right to left. It draws nothing; paint.ts does.
 */
import type { Screen } from '../../../hal/hal.ts';
import { type Canvas2D } from './canvas.ts';
import type { Plan } from './layout.ts';
/** The smallest public text, as a share of the height: read at two metres. */
export declare const PUBLIC_TEXT_SHARE: number;
export declare function planScreen(context: Canvas2D, width: number, height: number, screen: Screen): Plan;
