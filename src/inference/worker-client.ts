/**
 * The process-wide door to one model's inference thread. It batches across callers: whatever is asked for in one turn
 * of the event loop, or while the thread is busy, is scored in one run a stage.
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

/** Counted since the client was started. */
export interface InferenceStats {
  /** Runs of a session. */
  readonly batches: number;
  /** Rows in those runs. */
  readonly rows: number;
  /** Calls that those runs answered. */
  readonly calls: number;
  /** Threads started in place of one that ended by itself. */
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
   * Starts the thread, which opens the files; throws ModelError when it cannot.
   *
   * @param entry path of the compiled worker
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
   * Raw scores, one a row. `rows` must stay as it is until then. Throws ModelError SCORING_FAILED; a thread that ended
   * fails the calls it was working on, and a fresh one serves those that follow.
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

  /** Answers what was asked so far, then ends the thread. */
  async close(): Promise<void> {
    this.closed = true;
    await this.pumping;
    const started = await this.thread?.catch(() => null);
    await started?.thread.end();
  }

  private async pump(): Promise<void> {
    // The rest of this turn of the event loop may bring more calls.
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

  /** While a thread lives `this.thread` holds it; once it has ended, or could not start, there is none. */
  private startThread(): Promise<StartedThread> {
    this.thread = OnnxThread.start(this.setup, this.entry, () => (this.thread = null));
    return this.thread;
  }
}
