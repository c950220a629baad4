import type { Clock, Disk } from '../hal.ts';
import { type DiskHand } from './diskhand.ts';
import { type Card } from './medium.ts';
import type { Random } from './random.ts';
export declare function createMockDisk(clock: Clock, card: Card, random: Random): {
    disk: Disk;
    hand: DiskHand;
};
