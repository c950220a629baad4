/** What the camera scripts that run an outside program are told. */
export const PICTURE = {
    width: 1280,
    height: 720,
    picturesPerSecond: 30,
    bitsPerSecond: 4_000_000,
    keyEvery: 15,
};
/** A program of its own, a driver and a sensor: the first picture takes seconds on a small board. */
export const START_MS = 10_000;
