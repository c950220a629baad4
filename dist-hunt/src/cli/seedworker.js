/** A worker thread that runs the seeds it is given, one after the other; seedpool.ts starts it. */
import { parentPort, workerData } from 'node:worker_threads';
import { perform, seedOptions } from './seedpool.js';
const options = await seedOptions(workerData);
parentPort?.on('message', (task) => {
    void perform(task, options)
        .then((done) => ({ done }), (error) => ({
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }))
        .then((answer) => parentPort?.postMessage(answer));
});
