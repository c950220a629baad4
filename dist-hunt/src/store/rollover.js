const SEGMENT_US_MAX = 60_000_000;
/** A segment waits so long for a key frame to end on. */
const SEGMENT_PATIENCE_US = 2_000_000;
const SEGMENT_BYTES_MAX = 64 * 1024 * 1024;
/** Whether this chunk belongs into a new segment. */
export function isFull(segment, nowUs, chunk) {
    const ageUs = nowUs - segment.openedUs;
    const { fileBytes } = segment.writer;
    const due = ageUs >= SEGMENT_US_MAX || fileBytes + chunk.fragment.length > SEGMENT_BYTES_MAX;
    const late = ageUs >= SEGMENT_US_MAX + SEGMENT_PATIENCE_US || fileBytes >= SEGMENT_BYTES_MAX;
    return late || (due && chunk.track === 'video' && chunk.syncFirst);
}
