/** What a trainer's process is told (as JSON in its first argument) and what it answers (JSON on its last line). */
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
  /** Largest resident memory up to the end of training, raw rows included. */
  readonly peakMegabytes: number;
  readonly auc: number;
  readonly logLoss: number;
  /** Scoring the validation rows, one thread. */
  readonly predictSeconds: number;
  /** Only ours: milliseconds by phase, and the work they were spent on. */
  readonly breakdown?: Readonly<Record<string, number>>;
}
