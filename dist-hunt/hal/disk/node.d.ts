import { type FileHandle } from 'node:fs/promises';
import type { Disk, DiskFile } from '../hal.ts';
/** `root` is made where it is missing. */
export declare function openNodeDisk(root: string): Promise<Disk>;
/** A file over a handle that is its own from now on; `name` is for its messages. */
export declare function fileOfHandle(name: string, handle: FileHandle): DiskFile;
