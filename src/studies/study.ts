/**
 * Studies: what is each part of the model worth? A study trains *variants* of stage 1 that differ in one thing (columns,
 * training rows, candidates), measures all on the same targets, and compares each with the study's reference, target by
 * target. Stage 2 has no part in it: it re-ranks what stage 1 puts first.
 */
import type { Interval } from '../evaluation/bootstrap';
import type { RetrievalSizes } from '../retrieval/candidate';

export interface Variant {
  readonly name: string;
  /** What the name does not say, such as the number of columns. */
  readonly note?: string;
  /** Places of the feature columns that the booster sees, ascending; all unless given. */
  readonly columns?: readonly number[];
  /** Past targets of each user that are learnt from, the newest ones; all that were read unless given. */
  readonly lags?: number;
  /** Users whose targets are learnt from, drawn anew with each seed; all unless given. */
  readonly users?: number;
  /** The recipe's unless given. */
  readonly retrieval?: RetrievalSizes;
  /** Where it stands on the chart's horizontal axis. */
  readonly x?: number;
}

/** What a study is going to do. */
export interface StudyPlan {
  /** What it asks, in one sentence. */
  readonly question: string;
  /** How to read the answer: paragraphs for people. */
  readonly reading: readonly string[];
  /** The reference first. */
  readonly variants: readonly Variant[];
  /** Past targets of each user to read. */
  readonly lags: number;
  /** Name of the horizontal axis; without one there is no chart of curves. */
  readonly axis?: string;
}

/** Where metrics were taken: `validation` may be looked at as often as you like, `test` only reports. */
export const targetKinds = ['validation', 'test'] as const;
export type TargetKind = (typeof targetKinds)[number];

export interface Measured {
  readonly targets: number;
  /** By metric name, means over targets and seeds. */
  readonly metrics: Readonly<Record<string, Interval>>;
  /** This variant minus the reference, paired by target; absent for the reference. */
  readonly minusReference?: Readonly<Record<string, Interval>>;
  /** Candidates of a target, mean. */
  readonly candidates: number;
  /** Share of basket products that are among the candidates: the ceiling of ranking. */
  readonly retrievalRecall: number;
}

export interface VariantResult {
  readonly variant: Variant;
  /** Rows that the boosters were trained on, mean over seeds. */
  readonly trainingRows: number;
  /** Trees that early stopping kept, mean over seeds. */
  readonly trees: number;
  readonly measured: Readonly<Record<TargetKind, Measured>>;
}

export interface StudyResult {
  readonly study: string;
  readonly dataSet: string;
  readonly plan: StudyPlan;
  readonly seeds: number;
  /** In the order of the plan's variants. */
  readonly variants: readonly VariantResult[];
  readonly seconds: number;
}
