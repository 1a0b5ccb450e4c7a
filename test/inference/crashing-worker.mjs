// The real inference thread, except that a row with this value ends it, to test what happens when a thread dies.
import { parentPort } from 'node:worker_threads';
import '../../dist/inference/onnx-worker.js';

const CRASH = -12345;

parentPort.on('message', (request) => {
  if (request.kind === 'score' && request.rows[0] === CRASH) process.exit(13);
});
