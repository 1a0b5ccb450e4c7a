import type { Evaluation } from '../evaluate';
import type { RetrievalRecallRow } from '../retrieval/retrieval-recall';

/** Everything that one run measured on one data set; evaluation.json holds an array of these. */
export interface EvaluationReport {
  /** What the reader knows the data by. */
  readonly dataSet: string;
  /** Users of the data, when only a sample of them was evaluated. */
  readonly sampledFrom?: number | undefined;
  readonly evaluation: Evaluation;
  readonly tuning: Tuning;
  /** Empty when it was not measured. */
  readonly retrieval: readonly RetrievalRecallRow[];
  readonly importance: Readonly<Record<'stage1' | 'stage2', readonly ImportanceRow[]>>;
  readonly seconds: number;
}

export interface Tuning {
  /** Settings that each baseline might try. */
  readonly budget: number;
  /** Validation targets it was judged on. */
  readonly targets: number;
  /** Empty when nothing was tuned. */
  readonly baselines: readonly TuningRow[];
}

export interface TuningRow {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly basketScale: number;
  readonly trials: number;
  /** Mean of recall@10 and NDCG@10 on the validation targets. */
  readonly validation: number;
  readonly publishedValidation: number;
  readonly seconds: number;
}

/** As the manifest has it, most important first. */
export interface ImportanceRow {
  readonly name: string;
  readonly gain: number;
  readonly splits: number;
}
