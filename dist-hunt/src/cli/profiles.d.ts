import { type Bytes } from '../bytes.ts';
import { type Profile } from '../device/profile.ts';
import type { CliContext, Wording } from './context.ts';
export interface LoadedProfile {
    readonly profile: Profile;
    /** SHA-256 of the file's bytes. */
    readonly hash: Bytes;
    readonly text: string;
    readonly path: string;
    /** What must be said before the camera runs with it. */
    readonly notices: readonly Wording[];
}
export declare function loadProfile(context: Pick<CliContext, 'cwd'>, given: string, accepted?: readonly string[]): Promise<LoadedProfile>;
/** What must be said of a profile before a camera runs with it. */
export declare function noticesOf(profile: Profile): Wording[];
