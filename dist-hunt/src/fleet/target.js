/** Units asked about at once. */
export const HOLDINGS_MAX = 256;
/** A segment is closed at 64 MiB; what one chunk adds stays far below. */
export const UNIT_BYTES_MAX = 128 * 1024 * 1024;
