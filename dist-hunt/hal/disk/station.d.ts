import type { StationDisk } from '../stationdisk.ts';
export declare function openStationDisk(root: string): Promise<StationDisk>;
