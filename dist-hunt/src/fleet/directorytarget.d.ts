import type { StationDisk } from '../../hal/stationdisk.ts';
import type { Primitives } from '../primitives.ts';
import type { Target } from './target.ts';
/** @param name of the directory, for messages */
export declare function directoryTarget(disk: StationDisk, primitives: Primitives, device: string, name: string): Target;
