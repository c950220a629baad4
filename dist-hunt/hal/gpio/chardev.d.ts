import type { Addon } from '../addon/addon.ts';
import type { LineDriver } from './lines.ts';
export interface CharDevOptions {
    readonly addon: Addon;
    /** Contacts bounce; what remains is absorbed in gestures.ts. */
    readonly debounceUs?: number | undefined;
    readonly directory?: string;
}
export declare function charDevLines({ addon, debounceUs, directory }: CharDevOptions): LineDriver;
/** Labels of the chips of this machine, for people who look for theirs. */
export declare function chipLabels(addon: Addon, directory?: string): readonly string[];
