/** `zeuge board check` with a person in front: what to look at, to feel, to hear and to press, one after another. */
import type { Parts } from '../../hal/boards/open.ts';
import type { Clock, Part } from '../../hal/hal.ts';
import { type CliContext, type Terminal } from './context.ts';
export interface Tried {
    readonly part: Part;
    readonly what: string;
    readonly ok: boolean;
}
/** y or j: yes; n or anything else: no. Parts that are gone or simulated are not asked for. */
export declare function tryParts(context: CliContext, terminal: Terminal, parts: Parts, works: (part: Part) => boolean, clock: Clock): Promise<readonly Tried[]>;
