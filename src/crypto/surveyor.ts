/**
 * Walking through many segments: one after the other here, or several at once by whoever has more threads.
 */
import type { Primitives } from '../primitives.ts'
import type { EvidenceFile } from './source.ts'
import { type Survey, type SurveyOptions, surveySegment } from './survey.ts'

/** Who walks through segments; may do it in other threads. */
export interface Surveyor {
  /** So many walks side by side. */
  readonly hands: number
  survey(file: EvidenceFile, wanted: SurveyOptions): Promise<Survey>
}

export function surveyorHere(primitives: Primitives): Surveyor {
  return {
    hands: 1,
    survey: (file, wanted) => file.with((source) => surveySegment(primitives, source, wanted)),
  }
}

/** One progress out of several files' own. */
export function shareOf(progress?: (doneBytes: number) => void): () => (doneBytes: number) => void {
  let sum = 0
  return () => {
    let before = 0
    return (doneBytes) => {
      sum += doneBytes - before
      before = doneBytes
      progress?.(sum)
    }
  }
}

/** Results in the order of `items`, at most `hands` under way. */
export async function sideBySide<Item, Result>(
  hands: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const left = items.entries()
  const hand = async (): Promise<void> => {
    for (const [at, item] of left) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: hands }, hand))
  return results
}
