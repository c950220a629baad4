/** What the child says on its standard output, one byte each: a picture is up; still alive. */
export const SHOWN = 0x73;
export const ALIVE = 0x61;
/** A JPEG on the child's descriptor 3: its length in 4 bytes, big-endian, and the bytes. */
export const PICTURE_BYTES_MAX = 512 * 1024;
export const ORDER_CHARS_MAX = 64 * 1024;
export const PICTURE_DESCRIPTOR = 3;
/** Often enough that a silent child is noticed within 2 s. */
export const ALIVE_MS = 500;
