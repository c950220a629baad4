import { type Tape } from './tape.ts';
export declare const CLIP_BYTES_MAX: number;
/** FILE_MISSING, FILE_UNREADABLE, or CLIP_UNSUPPORTED with what to do about it. */
export declare function readClip(file: string): Promise<Tape>;
