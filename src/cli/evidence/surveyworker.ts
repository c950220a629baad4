/** A worker thread that walks through the segments it is given, one after the other; surveyors.ts starts it. */
import { answerTasks } from '../pool.ts'
import { survey } from './surveyors.ts'

answerTasks(survey)
