/** Messages between the main thread and the ONNX worker thread. There is at most one request in flight. */
import type { ModelErrorCode } from '../registry/model-error';
import type { Stage } from '../registry/model-files';
import type { StageFiles } from './stage-model-files';
import type { Tree } from '../trees/tree';

/** Data passed to the thread at its start. */
export type WorkerSetup = Readonly<Record<Stage, StageFiles>>;

/** The trees of both stages, from which the main thread explains scores. */
export type StageTrees = Readonly<Record<Stage, readonly Tree[]>>;

export type WorkerRequest =
  | {
      readonly kind: 'score';
      readonly stage: Stage;
      /** numRows x number of columns, transferred. */
      readonly rows: Float32Array;
      readonly numRows: number;
    }
  | { readonly kind: 'close' };

export type WorkerReply =
  /** The sessions are open. The worker also parses the trees, which would block the main thread. */
  | { readonly kind: 'ready'; readonly trees: StageTrees }
  /** Sent instead of `ready` if a file cannot be used; the thread then ends. */
  | { readonly kind: 'unusable'; readonly code: ModelErrorCode; readonly message: string }
  /** One raw score per row, transferred. */
  | { readonly kind: 'scores'; readonly scores: Float32Array }
  | { readonly kind: 'failed'; readonly message: string };
