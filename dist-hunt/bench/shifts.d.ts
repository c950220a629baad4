import type { SeedOptions, SeedProfile } from '../src/sim/seed.ts';
/** From the built program (dist/bench). */
export declare function shippedProfiles(directory?: URL): readonly SeedProfile[];
export declare function shiftOptions(hours: number, profiles?: URL): SeedOptions;
