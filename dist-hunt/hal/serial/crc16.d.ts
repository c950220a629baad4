export declare function crc16(bytes: Uint8Array): number;
