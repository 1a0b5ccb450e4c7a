/** The input of a trainer's process (JSON in its first argument) and its output (JSON on its last line). */
import type { DataFiles } from './data-files';

export interface TrainerJob extends DataFiles {
  readonly numFeatures: number;
  readonly numLeaves: number;
  readonly numTrees: number;
  readonly threads: number;
}

export interface TrainerAnswer {
  /** Binning and training, without reading the files. */
  readonly wallSeconds: number;
  /** CPU time of all threads. */
  readonly cpuSeconds: number;
  /** Peak resident memory up to the end of training, including the raw rows. */
  readonly peakMegabytes: number;
  readonly auc: number;
  readonly logLoss: number;
  /** Scoring the validation rows on one thread. */
  readonly predictSeconds: number;
  /** Milliseconds by phase, and derived figures. */
  readonly breakdown?: Readonly<Record<string, number>>;
}
