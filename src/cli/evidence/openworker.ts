/** A worker thread that opens the batches it is given, one after the other; openers.ts starts it. */
import { answerTasks } from '../pool.ts'
import { openElsewhere } from './openers.ts'

answerTasks(openElsewhere, ({ memory }) => [memory.buffer])
