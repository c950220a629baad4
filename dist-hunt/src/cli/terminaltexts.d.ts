/**
 * The words of the terminal operation in German and English.
 */
import type { Screen } from '../../hal/hal.ts';
import type { Lang } from './context.ts';
interface Words {
    readonly display: string;
    readonly mirror: string;
    readonly muted: string;
    readonly screens: Readonly<Record<Screen['kind'], string>>;
    readonly haptic: string;
    readonly tone: string;
    readonly state: string;
    readonly battery: string;
    readonly ring: string;
    readonly running: string;
    readonly durable: string;
    readonly chunks: string;
    readonly gaps: string;
    readonly recordings: string;
    readonly faults: string;
    readonly none: string;
    readonly keys: readonly string[];
}
export declare const WORDS: Readonly<Record<Lang, Words>>;
export {};
