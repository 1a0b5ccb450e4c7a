/** The load generator as a child process: it receives a job as a message and sends the result back. */
import type { LoadJob } from './load-job';
import { sendLoad } from './send-load';

process.once('message', (job: LoadJob) => {
  void sendLoad(job).then((result) => process.send?.(result, () => process.disconnect()));
});
