/** The stamp in a leaf's units. */
export function leafTimes(stamp) {
    return {
        monotonicNs: BigInt(stamp.monotonicUs) * 1000n,
        unixUs: BigInt(stamp.wallUs),
        clock: stamp.clock,
    };
}
