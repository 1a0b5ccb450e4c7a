/** What the main thread and the ONNX worker thread say to each other. One request is under way at a time. */
import { type ModelErrorCode } from './model-error';
import { type Stage } from './scorer';

/** Handed over when the thread starts. */
export type WorkerSetup = Readonly<Record<Stage, StageSetup>>;

export interface StageSetup {
  /** Absolute path of the .onnx file. */
  readonly onnxPath: string;
  /** Values in a row; the file must agree. */
  readonly numFeatures: number;
}

export type WorkerRequest =
  | {
      readonly kind: 'score';
      readonly stage: Stage;
      /** numRows x numFeatures, transferred. */
      readonly rows: Float32Array;
      readonly numRows: number;
    }
  | { readonly kind: 'close' };

export type WorkerReply =
  | { readonly kind: 'ready' }
  /** Instead of `ready`: a session could not be opened. The thread then ends. */
  | { readonly kind: 'unusable'; readonly code: ModelErrorCode; readonly message: string }
  /** One raw score a row, transferred. */
  | { readonly kind: 'scores'; readonly scores: Float32Array }
  | { readonly kind: 'failed'; readonly message: string };
