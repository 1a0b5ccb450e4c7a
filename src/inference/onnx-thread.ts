import { Worker } from 'node:worker_threads';
import { asModelError, ModelError } from '../registry/model-error';
import type { Stage } from '../registry/model-files';
import type { StageTrees, WorkerReply, WorkerRequest, WorkerSetup } from './worker-messages';

export interface StartedThread {
  readonly thread: OnnxThread;
  readonly trees: StageTrees;
}

interface Waiting {
  resolve: (reply: WorkerReply) => void;
  reject: (error: ModelError) => void;
}

/** The main thread's side of one inference thread, from start to end. The thread handles one request at a time. */
export class OnnxThread {
  /** Set while waiting for a reply. */
  private waiting: Waiting | null = null;
  private lastError: Error | null = null;
  private readonly ended: Promise<void>;

  private constructor(
    private readonly worker: Worker,
    onEnd: () => void,
  ) {
    worker.on('message', (reply: WorkerReply) => this.takeWaiting()?.resolve(reply));
    worker.on('error', (error) => (this.lastError = asModelError(error, 'SCORING_FAILED')));
    this.ended = new Promise((resolve) => {
      worker.once('exit', (exitCode) => {
        onEnd();
        this.takeWaiting()?.reject(this.endedEarly(exitCode));
        resolve();
      });
    });
  }

  /**
   * Starts a thread and waits until its sessions are open.
   *
   * @param entry path of the compiled worker
   * @param onEnd called once when the thread has ended, for any reason, before pending calls are rejected
   * @throws ModelError if the thread cannot use the files
   */
  static async start(setup: WorkerSetup, entry: string, onEnd: () => void): Promise<StartedThread> {
    const thread = new OnnxThread(new Worker(entry, { workerData: setup }), onEnd);
    const reply = await thread.nextReply();
    if (reply.kind === 'ready') return { thread, trees: reply.trees };
    await thread.ended;
    if (reply.kind === 'unusable') throw new ModelError(reply.code, reply.message);
    throw new ModelError(
      'SCORING_FAILED',
      `expected the reply "ready" of the inference worker, got "${reply.kind}"`,
    );
  }

  /** Raw scores of a batch. `rows` is transferred: the caller must not use it afterwards. */
  async score(stage: Stage, rows: Float32Array<ArrayBuffer>, numRows: number): Promise<Float32Array> {
    const reply = this.nextReply();
    this.send({ kind: 'score', stage, rows, numRows }, [rows.buffer]);
    const answer = await reply;
    if (answer.kind === 'scores') return answer.scores;
    const reason = answer.kind === 'failed' ? answer.message : `the worker replied "${answer.kind}"`;
    throw new ModelError('SCORING_FAILED', `${stage}: ${numRows} rows could not be scored: ${reason}`);
  }

  /** Waits for the current batch, releases the sessions and ends the thread. */
  async end(): Promise<void> {
    this.send({ kind: 'close' });
    await this.ended;
  }

  private send(request: WorkerRequest, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(request, transfer);
  }

  private nextReply(): Promise<WorkerReply> {
    return new Promise((resolve, reject) => (this.waiting = { resolve, reject }));
  }

  private takeWaiting(): Waiting | null {
    const waiting = this.waiting;
    this.waiting = null;
    return waiting;
  }

  private endedEarly(exitCode: number): ModelError {
    const reason = this.lastError ? `: ${this.lastError.message}` : '';
    const message = `the inference worker ended before it answered (exit code ${exitCode})${reason}`;
    return new ModelError('SCORING_FAILED', message, { cause: this.lastError });
  }
}
