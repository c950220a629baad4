/** What a planned screen consists of: boxes, texts and pictograms with their places, in pixels. Types only. */
import type { Screen } from '../../../hal/hal.ts';
import type { Box } from './canvas.ts';
import type { Ground } from './palette.ts';
import type { Pictogram } from './pictograms.ts';
import type { PlacedQr } from './qrcode.ts';
import type { SetText } from './text.ts';
export interface PlacedText extends Pick<SetText, 'rows'> {
    readonly x: number;
    readonly width: number;
    readonly top: number;
    /** Set around the middle: nothing stands beside it. */
    readonly centre?: boolean;
}
export interface Plan {
    readonly width: number;
    readonly height: number;
    readonly screen: Screen;
    readonly ground: Ground;
    readonly rtl: boolean;
    /** Thickness of the frame around everything; 0 where there is none. */
    readonly frame: number;
    /** Between the frame and what lies in it. */
    readonly edge: number;
    /** The picture of the person in front, or the large pictogram where none is shown. */
    readonly stage?: Box;
    readonly panel: Box;
    readonly texts: readonly PlacedText[];
    readonly pictograms: readonly {
        readonly name: Pictogram;
        readonly box: Box;
    }[];
    readonly stagePictogram?: Pictogram;
    /** Where the running time goes. */
    readonly clock?: Omit<PlacedText, 'rows'> & {
        readonly size: number;
    };
    readonly progress?: Box;
    readonly qr?: PlacedQr;
}
/** Known before anything is placed. */
export type Base = Pick<Plan, 'width' | 'height' | 'screen' | 'frame' | 'edge' | 'rtl'>;
export type Placed = Omit<Plan, keyof Base | 'ground'>;
