/** Input of a trainer process (JSON in its first argument) and its output (JSON on its last line). */
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
  /** Of all threads. */
  readonly cpuSeconds: number;
  /** Peak resident memory up to the end of training, including raw rows. */
  readonly peakMegabytes: number;
  readonly auc: number;
  readonly logLoss: number;
  /** Scoring the validation rows, one thread. */
  readonly predictSeconds: number;
  /** Only for this trainer: milliseconds by phase, and cost per unit of work. */
  readonly breakdown?: Readonly<Record<string, number>>;
}
