import { Worker } from 'node:worker_threads';
import { asModelError, ModelError } from '../registry/model-error';
import type { Stage } from '../registry/model-files';
import type { StageTrees, WorkerReply, WorkerRequest, WorkerSetup } from './worker-messages';

export interface StartedThread {
  readonly thread: OnnxThread;
  readonly trees: StageTrees;
}

interface Waiting {
  resolve(reply: WorkerReply): void;
  reject(error: ModelError): void;
}

/** One inference thread from its start to its end, seen from the main thread. It does one thing at a time. */
export class OnnxThread {
  /** Set while a reply is awaited. */
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
   * Starts a thread and waits until its sessions are open. Throws the ModelError that the thread met.
   *
   * @param entry path of the compiled worker
   * @param onEnd called once when the thread has ended, wanted or not, before anyone who waits for it is told
   */
  static async start(setup: WorkerSetup, entry: string, onEnd: () => void): Promise<StartedThread> {
    const thread = new OnnxThread(new Worker(entry, { workerData: setup }), onEnd);
    const reply = await thread.nextReply();
    if (reply.kind === 'ready') return { thread, trees: reply.trees };
    await thread.ended;
    if (reply.kind === 'unusable') throw new ModelError(reply.code, reply.message);
    throw new ModelError('SCORING_FAILED', `expected the inference worker to say ready, got ${reply.kind}`);
  }

  /** Raw scores of a batch. `rows` is transferred: the caller cannot use it any more. */
  async score(stage: Stage, rows: Float32Array<ArrayBuffer>, numRows: number): Promise<Float32Array> {
    const reply = this.nextReply();
    this.send({ kind: 'score', stage, rows, numRows }, [rows.buffer]);
    const answer = await reply;
    if (answer.kind === 'scores') return answer.scores;
    const reason = answer.kind === 'failed' ? answer.message : `it answered ${answer.kind}`;
    throw new ModelError('SCORING_FAILED', `${stage}: ${numRows} rows could not be scored: ${reason}`);
  }

  /** Lets a batch under way finish, gives the sessions back and ends the thread. */
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
