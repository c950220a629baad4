/**
 * Walks through the segments of a whole card on several cores: this thread and worker threads.
 *
 * What a walk finds is data, and what it means is decided here. Little evidence is walked through here alone:
 * a worker takes longer to start than that.
 */
import { availableParallelism } from 'node:os'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { type Survey, type SurveyOptions, surveySegment } from '../../crypto/survey.ts'
import type { Surveyor } from '../../crypto/surveyor.ts'
import { createPool, hereHand, workerHand } from '../pool.ts'
import { fileAt } from './evidence.ts'

/** Below this it is not worth a second thread. */
const BYTES_MIN = 128 * 1024 * 1024
/** A thread is some 20 MiB of memory, and few disks give more than two can hash. */
const HANDS_MAX = 2

export interface SurveyTask extends Pick<SurveyOptions, 'sizes' | 'tailFrom'> {
  readonly path: string
}

/** How many threads are worth it for so much. */
export function handsFor(segments: number, bytes: number): number {
  return bytes < BYTES_MIN ? 1 : Math.min(segments, availableParallelism(), HANDS_MAX)
}

/** For files as fileAt gives them: named by their path. */
export function openSurveyors(hands: number): Surveyor & { end(): Promise<void> } {
  const others = Array.from({ length: hands - 1 }, () =>
    workerHand<SurveyTask, Survey>('src/cli/evidence/surveyworker', undefined),
  )
  const pool = createPool([...others, hereHand(survey)])
  return {
    hands,
    survey: ({ file }, { sizes, tailFrom }) =>
      pool.give({ path: file, ...(sizes && { sizes }), ...(tailFrom !== undefined && { tailFrom }) }),
    end: pool.end,
  }
}

export async function survey({ path, ...wanted }: SurveyTask): Promise<Survey> {
  const file = await fileAt(path)
  return file.with((source) => surveySegment(nodePrimitives, source, wanted))
}
