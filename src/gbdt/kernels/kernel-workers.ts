/** The worker threads of the trainer. The only file of this folder that knows node:worker_threads. */
import { Worker } from 'node:worker_threads';

/** All that a worker does in JavaScript: from here on it lives in the kernel `work`. */
const WORKER_SOURCE = `
  const { module, memory, control, thread } = require('node:worker_threads').workerData;
  new WebAssembly.Instance(module, { env: { memory } }).exports.work(control, thread);
`;

export interface Workers {
  readonly count: number;
}

/**
 * Starts `count` threads, numbered from 1, that wait for jobs at `control`. They end by themselves after the job
 * `end`; they do not keep the process alive.
 */
export function startWorkers(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  control: number,
  count: number,
): Workers {
  for (let thread = 1; thread <= count; thread++) {
    const workerData = { module, memory, control, thread };
    new Worker(WORKER_SOURCE, { eval: true, workerData }).unref();
  }
  return { count };
}
