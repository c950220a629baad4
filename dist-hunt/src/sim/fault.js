export const FAULT_CLASSES = [
    'disk',
    'time',
    'power',
    'compute',
    'capture',
    'people',
    'dock',
    'keys',
];
/** As long as a bad card stalls, or a process stands still. */
export const STALL_MS = [200, 3000];
/** A move that nothing takes back. */
export const once = (move) => (grip, on) => {
    if (on)
        move(grip);
};
