/**
 * Studies measure what each part of the model contributes. A study trains *variants* of stage 1 that differ in one
 * respect (columns, training rows, candidates), measures all of them on the same targets, and compares each with the
 * study's reference, target by target. Stage 2 is not involved: it only re-ranks the best products of stage 1.
 */
import type { Interval } from '../evaluation/bootstrap';
import type { RetrievalSizes } from '../retrieval/candidate';

export interface Variant {
  readonly name: string;
  /** Further information, such as the number of columns. */
  readonly note?: string;
  /** Places of the feature columns that the booster uses, ascending; default: all columns. */
  readonly columns?: readonly number[];
  /** Number of past targets per user to train on, newest first; default: all that were read. */
  readonly lags?: number;
  /** Number of users to train on, drawn again for each seed; default: all users. */
  readonly users?: number;
  /** Default: the recipe's sizes. */
  readonly retrieval?: RetrievalSizes;
  /** Position on the chart's horizontal axis. */
  readonly x?: number;
}

/** The variants of a study, and how to present them. */
export interface StudyPlan {
  /** The question that it answers, in one sentence. */
  readonly question: string;
  /** How to interpret the results, in paragraphs. */
  readonly reading: readonly string[];
  /** The first one is the reference. */
  readonly variants: readonly Variant[];
  /** Number of past targets per user to read. */
  readonly lags: number;
  /** Name of the horizontal axis; without one, no curves are drawn. */
  readonly axis?: string;
}

/** `validation` may be used for decisions; `test` is for reporting only. */
export const targetKinds = ['validation', 'test'] as const;
export type TargetKind = (typeof targetKinds)[number];

export interface Measured {
  readonly targets: number;
  /** By metric name, means over targets and seeds. */
  readonly metrics: Readonly<Record<string, Interval>>;
  /** This variant minus the reference, paired by target; absent for the reference itself. */
  readonly minusReference?: Readonly<Record<string, Interval>>;
  /** Mean number of candidates per target. */
  readonly candidates: number;
  /** Share of basket products among the candidates: the upper limit of ranking. */
  readonly retrievalRecall: number;
}

export interface VariantResult {
  readonly variant: Variant;
  /** Number of rows that the boosters were trained on, mean over seeds. */
  readonly trainingRows: number;
  /** Number of trees after early stopping, mean over seeds. */
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
