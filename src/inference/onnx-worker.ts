/**
 * The inference thread: holds one onnxruntime session a stage and scores batch after batch. It exists because
 * `session.run` computes on the thread that calls it, which must not be the one that answers requests.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { asModelError, ModelError } from './model-error';
import { RAW_SCORE_OUTPUT, ROWS_INPUT } from './onnx-names';
import { type Stage } from './scorer';
import { type StageSetup, type WorkerReply, type WorkerRequest, type WorkerSetup } from './worker-messages';

type Sessions = Readonly<Record<Stage, InferenceSession>>;

if (!parentPort) throw new Error('onnx-worker.js is a worker thread; it cannot be run on its own');
void serve(parentPort, workerData as WorkerSetup);

async function serve(port: MessagePort, setup: WorkerSetup): Promise<void> {
  const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  try {
    const sessions = { stage1: await open(setup.stage1), stage2: await open(setup.stage2) };
    port.on('message', (request: WorkerRequest) => void handle(request, sessions, port, reply));
    reply({ kind: 'ready' });
  } catch (error) {
    const { code, message } = asModelError(error, 'MODEL_CORRUPT');
    reply({ kind: 'unusable', code, message });
  }
}

async function handle(
  request: WorkerRequest,
  sessions: Sessions,
  port: MessagePort,
  reply: (message: WorkerReply, transfer?: ArrayBuffer[]) => void,
): Promise<void> {
  switch (request.kind) {
    case 'score': {
      try {
        const scores = await score(sessions[request.stage], request.rows, request.numRows);
        return reply({ kind: 'scores', scores }, [scores.buffer as ArrayBuffer]);
      } catch (error) {
        return reply({ kind: 'failed', message: (error as Error).message });
      }
    }
    case 'close':
      await Promise.all([sessions.stage1.release(), sessions.stage2.release()]);
      return port.close();
    default:
      throw new Error(`unknown request ${JSON.stringify(request satisfies never)}`);
  }
}

/** One thread a session: batching, not splitting a batch, is what keeps the cores busy. */
async function open(setup: StageSetup): Promise<InferenceSession> {
  const session = await InferenceSession.create(setup.onnxPath, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const input = session.inputMetadata.find((metadata) => metadata.name === ROWS_INPUT);
  const columns = input?.isTensor ? input.shape[1] : undefined;
  if (columns === setup.numFeatures) return session;
  const expected = `expected an input "${ROWS_INPUT}" of ${setup.numFeatures} columns`;
  throw new ModelError('MODEL_MISMATCH', `${setup.onnxPath}: ${expected}, got ${columns ?? 'none'}`);
}

async function score(session: InferenceSession, rows: Float32Array, numRows: number): Promise<Float32Array> {
  const input = new Tensor('float32', rows, [numRows, rows.length / numRows]);
  const output = await session.run({ [ROWS_INPUT]: input });
  // onnxruntime owns the memory of its answer; a copy can be transferred.
  return (output[RAW_SCORE_OUTPUT].data as Float32Array).slice();
}
