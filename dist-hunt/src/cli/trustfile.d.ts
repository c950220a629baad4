import { type Trust } from '../crypto/trust.ts';
export declare function readTrust(path: string): Promise<Trust>;
