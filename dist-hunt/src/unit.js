/** Largest access unit anybody passes on; a larger one is a broken camera (8 Mbit/s key frames stay below 1 MiB). */
export const UNIT_BYTES_MAX = 4 * 1024 * 1024;
