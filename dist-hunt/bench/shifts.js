/** What a shift of the simulator needs from the disk: the shipped profiles, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { nodePrimitives } from '../hal/primitives/node.js';
import { parseProfile } from '../src/device/profile.js';
import { LEGAL_NAMES } from '../src/device/profilefile.js';
const PROFILES = new URL('../../profiles/', import.meta.url);
/** From the built program (dist/bench). */
export function shippedProfiles(directory = PROFILES) {
    return readdirSync(directory)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => {
        const bytes = readFileSync(new URL(name, directory));
        // Nobody is filmed here: what is not confirmed is accepted.
        const profile = parseProfile(bytes.toString('utf8'), name, LEGAL_NAMES);
        return { profile, hash: nodePrimitives.sha256(bytes) };
    });
}
export function shiftOptions(hours, profiles = PROFILES) {
    return { primitives: nodePrimitives, profiles: shippedProfiles(profiles), hours };
}
