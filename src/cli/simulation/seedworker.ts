/** A worker thread that runs the seeds it is given, one after the other; seedpool.ts starts it. */
import { workerData } from 'node:worker_threads'
import { answerTasks } from '../pool.ts'
import { perform, type SeedSettings, seedOptions, type Task } from './seedpool.ts'

const options = await seedOptions(workerData as SeedSettings)

answerTasks((task: Task) => perform(task, options))
