/**
 * The disk of a station: the camera's Disk port, and two things more that an append-only card does not need.
 */
import type { Disk, DiskFile } from './hal.ts';
export interface StationDisk extends Disk {
    /** To append behind what is there; a new file where there is none. */
    resume(name: string): Promise<DiskFile>;
    /** Atomic; replaces nothing (FILE_EXISTS). Durable once `syncDir` of both directories resolved. */
    rename(from: string, to: string): Promise<void>;
}
