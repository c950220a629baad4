import { type Policy } from '../crypto/policy.ts';
import type { DevicePolicy } from '../device/policy.ts';
import type { CliContext, Wording } from './context.ts';
import { type LoadedProfile } from './profiles.ts';
export declare const POLICY_FILE: string;
export interface Rules {
    readonly profile: LoadedProfile;
    readonly policy: DevicePolicy;
    /** Of the policy; absent: those of recipients/*.txt. */
    readonly recipients?: readonly string[];
    /** What must be said before anybody relies on this camera. */
    readonly notices: readonly Wording[];
}
/** POLICY_INVALID where there are policies and none can be followed; USAGE where one is there and a profile is asked for. */
export declare function loadRules(context: Pick<CliContext, 'cwd' | 'now'>, data: string, asked: {
    readonly profile?: string;
    readonly accept?: readonly string[];
}): Promise<Rules>;
/** PROFILE_INVALID and PROFILE_UNCONFIRMED, as for a file. */
export declare function profileIn({ profileText: text, accepted }: Policy, file: string): LoadedProfile;
