/**
 * The inference thread. It holds one onnxruntime session per stage and scores one batch after another. It exists
 * because `session.run` computes on the calling thread, which must not be the thread that answers requests.
 */
import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { asModelError } from '../registry/model-error';
import { RAW_SCORE_OUTPUT, ROWS_INPUT } from './onnx-names';
import { readTrees } from '../registry/read-trees';
import type { Stage } from '../registry/model-files';
import { openSession } from './stage-model-files';
import type { WorkerReply, WorkerRequest, WorkerSetup } from './worker-messages';

if (!parentPort) throw new Error('onnx-worker.js is a worker thread: it cannot be run as a program');
void start(parentPort, workerData as WorkerSetup);

type Sessions = Readonly<Record<Stage, InferenceSession>>;

async function start(port: MessagePort, setup: WorkerSetup): Promise<void> {
  try {
    const trees = { stage1: await readTrees(setup.stage1), stage2: await readTrees(setup.stage2) };
    const sessions = { stage1: await openSession(setup.stage1), stage2: await openSession(setup.stage2) };
    port.on('message', (request: WorkerRequest) => void handle(request, sessions, port));
    send(port, { kind: 'ready', trees });
  } catch (error) {
    const { code, message } = asModelError(error, 'MODEL_CORRUPT');
    send(port, { kind: 'unusable', code, message });
  }
}

async function handle(request: WorkerRequest, sessions: Sessions, port: MessagePort): Promise<void> {
  switch (request.kind) {
    case 'score':
      try {
        const scores = await score(sessions[request.stage], request.rows, request.numRows);
        return send(port, { kind: 'scores', scores }, [scores.buffer]);
      } catch (error) {
        return send(port, { kind: 'failed', message: (error as Error).message });
      }
    case 'close':
      await Promise.all([sessions.stage1.release(), sessions.stage2.release()]);
      return port.close();
    default:
      throw new Error(`unknown request ${JSON.stringify(request satisfies never)}`);
  }
}

async function score(
  session: InferenceSession,
  rows: Float32Array,
  numRows: number,
): Promise<Float32Array<ArrayBuffer>> {
  const input = new Tensor('float32', rows, [numRows, rows.length / numRows]);
  const output = await session.run({ [ROWS_INPUT]: input });
  // onnxruntime owns the memory of the output, so only a copy can be transferred.
  return new Float32Array(output[RAW_SCORE_OUTPUT].data as Float32Array);
}

function send(port: MessagePort, reply: WorkerReply, transfer: ArrayBuffer[] = []): void {
  port.postMessage(reply, transfer);
}
