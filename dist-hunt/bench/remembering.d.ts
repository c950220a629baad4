import type { Primitives } from '../src/primitives.ts';
export declare function remembering(inner: Primitives): Primitives;
