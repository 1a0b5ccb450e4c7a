/** The load generator as a process of its own: a job comes as a message, the result goes back as one. */
import type { LoadJob } from './load';
import { sendLoad } from './send-load';

process.once('message', (job: LoadJob) => {
  void sendLoad(job).then((result) => process.send?.(result, () => process.disconnect()));
});
