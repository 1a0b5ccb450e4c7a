/** The steps of a training run, with their progress. */
import { silentProgress } from '../lib/progress';
import type { StartProgress } from '../lib/progress';

export type TrainingStep =
  | 'refresh'
  | 'retrieval'
  | 'bins'
  | 'rows'
  | 'stage1'
  | 'folds'
  | 'recency'
  | 'shortlists'
  | 'stage2'
  | 'evaluated'
  | 'published'
  | 'validation';

const labels: Readonly<Record<TrainingStep, string>> = {
  refresh: 'Refreshing product aggregates',
  retrieval: 'Choosing numbers of candidates',
  bins: 'Fitting bins',
  rows: 'Reading feature rows',
  stage1: 'Stage 1',
  folds: 'Out-of-fold scores',
  recency: 'Choosing how far back to learn',
  shortlists: 'Shortlists',
  stage2: 'Stage 2',
  evaluated: 'Evaluated model',
  published: 'Published model',
  validation: 'Evaluation',
};

export interface StepOptions {
  /** Default: no progress is shown. */
  readonly startProgress?: StartProgress | undefined;
  /** Called at the start of each step. */
  readonly onStep?: ((step: TrainingStep) => void) | undefined;
}

export interface Step {
  readonly name: TrainingStep;
  /** Amount of work, in the unit of {@link UpdateProgress}. */
  readonly total: number;
  /** Number of training rows, shown with the label. */
  readonly rows?: number;
}

export type UpdateProgress = (done: number, detail?: string) => void;

/** Runs one step. A string that `work` returns is shown at the end of the progress. */
export async function runStep<T>(
  { startProgress = silentProgress, onStep }: StepOptions,
  { name, total, rows }: Step,
  work: (update: UpdateProgress) => Promise<T>,
): Promise<T> {
  onStep?.(name);
  const progress = startProgress(rows === undefined ? labels[name] : `${labels[name]} (${rows} rows)`, total);
  try {
    const result = await work(progress.update);
    progress.stop(typeof result === 'string' ? result : undefined);
    return result;
  } catch (error) {
    progress.stop('stopped');
    throw error;
  }
}
