/** What lasts and what it was, as an onlooker with a watch writes it down: the same for a simulated part and a real one. */

/** How long something was seen, ms. */
export interface Span<T> {
  readonly what: T
  readonly ms: number
}

/** Looks each `stepMs` for `forMs`; equal looks in a row are one span. */
export async function watchFor<T>(
  look: () => T,
  pass: (ms: number) => Promise<unknown>,
  forMs: number,
  stepMs = 10,
): Promise<readonly Span<T>[]> {
  const spans: { what: T; ms: number }[] = []
  for (let at = 0; at < forMs; at += stepMs) {
    const what = look()
    const last = spans.at(-1)
    if (last?.what === what) last.ms += stepMs
    else spans.push({ what, ms: stepMs })
    await pass(stepMs)
  }
  return spans
}

/** What a list of steps that lasts shows at a time. */
export function atTime<T extends { readonly ms: number }>(steps: readonly T[], ms: number): T | undefined {
  let restMs = ms
  return steps.find((step) => {
    restMs -= step.ms
    return restMs < 0
  })
}
