/** What the main thread and the ONNX worker thread say to each other. One request is under way at a time. */
import type { ModelErrorCode } from '../registry/model-error';
import type { Stage } from '../registry/model-files';
import type { StageFiles } from './stage-model-files';
import type { ParsedTree } from '../trees/tree';

/** Handed over when the thread starts. */
export type WorkerSetup = Readonly<Record<Stage, StageFiles>>;

/** The trees of both stages, which the main thread explains scores with. */
export type StageTrees = Readonly<Record<Stage, readonly ParsedTree[]>>;

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
  /** The sessions are open. Trees are read here because parsing them would hold up the main thread. */
  | { readonly kind: 'ready'; readonly trees: StageTrees }
  /** Instead of `ready`: a file cannot be used. The thread then ends. */
  | { readonly kind: 'unusable'; readonly code: ModelErrorCode; readonly message: string }
  /** One raw score a row, transferred. */
  | { readonly kind: 'scores'; readonly scores: Float32Array }
  | { readonly kind: 'failed'; readonly message: string };
