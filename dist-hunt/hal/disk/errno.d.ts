import { type DiskOperation } from '../diskfault.ts';
/** The errno word of a system error (ENOENT …), or undefined. */
export declare function codeOf(error: unknown): string | undefined;
/** The Disk port's fault for a system error; anything that is none (a bug of ours, a fault already) comes back as it is. */
export declare function faultOf(error: unknown, operation: DiskOperation, file: string): unknown;
