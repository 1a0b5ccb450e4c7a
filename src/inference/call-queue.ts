import type { ModelError } from '../registry/model-error';
import type { Stage } from '../registry/model-files';

/** Calls for one stage that are scored together. */
export interface Batch {
  readonly stage: Stage;
  /** The rows of all calls, concatenated; a copy, so that it can be transferred. */
  readonly rows: Float32Array<ArrayBuffer>;
  readonly numRows: number;
  readonly numCalls: number;
  /** Resolves each call with its part of the scores. */
  resolve: (scores: Float32Array) => void;
  reject: (error: ModelError) => void;
}

interface Call {
  readonly rows: Float32Array;
  readonly numRows: number;
  resolve: (scores: Float32Array) => void;
  reject: (error: ModelError) => void;
}

/** Scoring calls that wait for the worker, grouped by stage. */
export class CallQueue {
  /** A Map keeps the order of insertion, so the stage whose first call has waited longest comes first. */
  private readonly waiting = new Map<Stage, Call[]>();

  add(stage: Stage, rows: Float32Array, numRows: number): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      const call = { rows, numRows, resolve, reject };
      const calls = this.waiting.get(stage);
      if (calls) calls.push(call);
      else this.waiting.set(stage, [call]);
    });
  }

  /** All calls of the stage whose first call has waited longest; null if no call is waiting. */
  takeBatch(): Batch | null {
    for (const [stage, calls] of this.waiting) {
      this.waiting.delete(stage);
      return toBatch(stage, calls);
    }
    return null;
  }

  rejectAll(error: ModelError): void {
    for (let batch = this.takeBatch(); batch; batch = this.takeBatch()) batch.reject(error);
  }
}

function toBatch(stage: Stage, calls: readonly Call[]): Batch {
  const rows = new Float32Array(calls.reduce((length, call) => length + call.rows.length, 0));
  let at = 0;
  for (const call of calls) {
    rows.set(call.rows, at);
    at += call.rows.length;
  }
  return {
    stage,
    rows,
    numRows: calls.reduce((sum, call) => sum + call.numRows, 0),
    numCalls: calls.length,
    resolve: (scores) => splitScores(calls, scores),
    reject: (error) => calls.forEach((call) => call.reject(error)),
  };
}

function splitScores(calls: readonly Call[], scores: Float32Array): void {
  let from = 0;
  for (const call of calls) {
    call.resolve(scores.slice(from, from + call.numRows));
    from += call.numRows;
  }
}
