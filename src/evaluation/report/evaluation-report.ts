import type { Evaluation } from '../evaluate';
import type { RetrievalRecallRow } from '../retrieval/retrieval-recall';

/** All measurements of one run on one data set; evaluation.json contains an array of these. */
export interface EvaluationReport {
  /** Name of the data set. */
  readonly dataSet: string;
  /** Number of users in the data, if only a sample was evaluated. */
  readonly sampledFrom?: number | undefined;
  /** Number of users that were left out because the model may have been fitted on their last order. */
  readonly fittedOn?: number | undefined;
  readonly evaluation: Evaluation;
  readonly tuning: Tuning;
  /** Empty when retrieval was not measured. */
  readonly retrieval: readonly RetrievalRecallRow[];
  readonly importance: Readonly<Record<'stage1' | 'stage2', readonly ImportanceRow[]>>;
  readonly seconds: number;
}

export interface Tuning {
  /** Number of settings that each baseline was allowed to try. */
  readonly budget: number;
  /** Number of validation targets used for tuning. */
  readonly targets: number;
  /** Empty when no baseline was tuned. */
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

/** As in the manifest, most important first. */
export interface ImportanceRow {
  readonly name: string;
  readonly gain: number;
  readonly splits: number;
}
