/**
 * Watches a run for everything that must hold: writes the truth down and asks the checkers.
 *
 *   world ─ events ─► truth ─► checkers ─► violations (bounded)
 *
 * It moves nothing and keeps the device's ports as they are.
 */
import type { DiskImage } from '../../hal/mock/medium.ts';
import type { Profile } from '../device/profile.ts';
import type { TraceRecord } from '../device/status.ts';
import type { DeviceState } from '../device/vocabulary.ts';
import type { Primitives } from '../primitives.ts';
import { type CardReport } from './card.ts';
import type { Excuse } from './fault.ts';
import type { Action } from './step.ts';
import { type Violation } from './violation.ts';
import { type World, type WorldEvents } from './world.ts';
export interface Inspector {
    readonly events: WorldEvents;
    /** This is being done to the world now. */
    acted(action: Action): void;
    /** A throw of our own ended the run. */
    broke(error: unknown): void;
    /** The run is over and the board was switched off. */
    conclude(state: DeviceState | undefined): Promise<Conclusion>;
}
export interface Conclusion {
    readonly violations: readonly Violation[];
    readonly card: CardReport;
    readonly image: DiskImage;
}
export interface Inspected {
    readonly profile: Profile;
    readonly primitives: Primitives;
    /** What unnamed faults may cost from beginning to end. */
    readonly assume: readonly Excuse[];
}
export declare function createInspector({ profile, primitives, assume }: Inspected, world: () => World, trace: (record: TraceRecord) => void): Inspector;
