import type { Primitives } from '../src/primitives.ts';
export declare const stubPrimitives: Primitives;
