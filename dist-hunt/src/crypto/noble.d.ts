import type { Primitives } from '../primitives.ts';
export declare const noblePrimitives: Primitives;
