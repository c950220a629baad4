/**
 * Walks through the segments of a whole card on several cores: this thread and worker threads.
 *
 * What a walk finds is data, and what it means is decided here. Little evidence is walked through here alone:
 * a worker takes longer to start than that.
 */
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { type Survey, type SurveyOptions, surveySegment } from '../../crypto/survey.ts'
import type { Surveyor } from '../../crypto/surveyor.ts'
import { createPool, hereHand, workerHand } from '../pool.ts'
import { fileAt } from './evidence.ts'

export interface SurveyTask extends Pick<SurveyOptions, 'sizes' | 'tailFrom'> {
  readonly path: string
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
