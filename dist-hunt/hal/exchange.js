export const ANSWER_BYTES_MAX = 256 * 1024;
