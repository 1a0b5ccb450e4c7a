/**
 * The process-wide client of one model's inference thread. It batches across callers: calls in the same turn of the
 * event loop, and calls made while the thread is busy, are scored in one run per stage.
 *
 *   turn 1:  a(stage1) b(stage1)          ->  run 1: a + b
 *   during run 1:  c(stage1) d(stage2) e(stage1)  ->  run 2: c + e, run 3: d
 */
import { compiledPath } from '../lib/compiled-path';
import { step } from '../lib/step';
import { CallQueue } from './call-queue';
import type { Batch } from './call-queue';
import { asModelError, ModelError } from '../registry/model-error';
import { OnnxThread } from './onnx-thread';
import type { StartedThread } from './onnx-thread';
import type { Stage } from '../registry/model-files';
import type { StageTrees, WorkerSetup } from './worker-messages';

/** Counts since the start of the client. */
export interface InferenceStats {
  /** Number of session runs. */
  readonly batches: number;
  /** Number of rows in these runs. */
  readonly rows: number;
  /** Number of calls that these runs answered. */
  readonly calls: number;
  /** Number of threads that replaced one that ended unexpectedly. */
  readonly restarts: number;
}

export interface StartedClient {
  readonly client: WorkerClient;
  readonly trees: StageTrees;
}

export class WorkerClient {
  private readonly queue = new CallQueue();
  private thread: Promise<StartedThread> | null = null;
  private pumping: Promise<void> | null = null;
  private closed = false;
  private counts = { batches: 0, rows: 0, calls: 0, restarts: 0 };

  private constructor(
    private readonly setup: WorkerSetup,
    private readonly entry: string,
  ) {}

  /**
   * Starts the thread, which opens the files.
   *
   * @param entry path of the compiled worker
   * @throws ModelError if the thread cannot use the files
   */
  static async start(
    setup: WorkerSetup,
    entry = compiledPath(__dirname, 'onnx-worker'),
  ): Promise<StartedClient> {
    const client = new WorkerClient(setup, entry);
    const { trees } = await client.startThread();
    return { client, trees };
  }

  /**
   * Raw scores, one per row. `rows` must not be changed until the promise settles. If the thread ends unexpectedly, its
   * current calls fail, and a new thread serves the following ones.
   *
   * @throws ModelError SCORING_FAILED
   */
  score(stage: Stage, rows: Float32Array, numRows: number): Promise<Float32Array> {
    if (this.closed) return Promise.reject(new ModelError('SCORING_FAILED', 'the model was closed'));
    const scores = this.queue.add(stage, rows, numRows);
    this.pumping ??= this.pump();
    return scores;
  }

  stats(): InferenceStats {
    return { ...this.counts };
  }

  /** Waits for calls in progress, then ends the thread. */
  async close(): Promise<void> {
    this.closed = true;
    await this.pumping;
    const started = await this.thread?.catch(() => null);
    await started?.thread.end();
  }

  private async pump(): Promise<void> {
    // Wait for the end of this turn of the event loop, which may add more calls.
    await new Promise((resolve) => setImmediate(resolve));
    for (let batch = this.queue.takeBatch(); batch; batch = this.queue.takeBatch()) await this.run(batch);
    this.pumping = null;
  }

  private async run(batch: Batch): Promise<void> {
    const { stage, rows, numRows, numCalls } = batch;
    this.counts.batches += 1;
    this.counts.rows += numRows;
    this.counts.calls += numCalls;
    try {
      const { thread } = await (this.thread ?? this.restartThread());
      batch.resolve(await step('inference', () => thread.score(stage, rows, numRows)));
    } catch (error) {
      batch.reject(asModelError(error, 'SCORING_FAILED'));
    }
  }

  private restartThread(): Promise<StartedThread> {
    this.counts.restarts += 1;
    return this.startThread();
  }

  /** `this.thread` is the running thread, and null once it has ended or if it could not start. */
  private startThread(): Promise<StartedThread> {
    this.thread = OnnxThread.start(this.setup, this.entry, () => (this.thread = null));
    return this.thread;
  }
}
