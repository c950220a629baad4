/** A worker thread that runs the seeds it is given, one after the other; seedpool.ts starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Answer, perform, type SeedSettings, seedOptions, type Task } from './seedpool.ts'

const options = await seedOptions(workerData as SeedSettings)

parentPort?.on('message', (task: Task) => {
  void perform(task, options)
    .then(
      (done): Answer => ({ done }),
      (error: unknown): Answer => ({
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
    .then((answer) => parentPort?.postMessage(answer))
})
