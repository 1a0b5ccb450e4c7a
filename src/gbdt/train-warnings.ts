/** What a caller should know about a training that succeeded but did not go as its parameters suggest. */

export type TrainWarningCode =
  'unusable-features' | 'single-class' | 'iterations-without-split' | 'ended-early' | 'empty-model';

export interface TrainWarning {
  readonly code: TrainWarningCode;
  /** A sentence with the cause. */
  readonly message: string;
}

const MAX_NAMES = 5;

export function unusableFeaturesWarning(names: readonly string[], total: number): TrainWarning {
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return {
    code: 'unusable-features',
    message:
      `${names.length} of ${total} features are not used, because no split on them leaves minDataInLeaf rows on ` +
      `both sides (constant, too rare, or excluded by interactionConstraints): ${names.slice(0, MAX_NAMES).join(', ')}${more}`,
  };
}

export function singleClassWarning(label: 0 | 1): TrainWarning {
  return {
    code: 'single-class',
    message: `all training rows with a weight have the label ${label}: the model is a constant`,
  };
}

export function withoutSplitWarning(skipped: number, rounds: number): TrainWarning {
  return {
    code: 'iterations-without-split',
    message:
      `${skipped} of ${rounds} iterations added no tree, because the drawn features, rows or thresholds allowed no ` +
      `split (see minDataInLeaf, minSumHessianInLeaf, minGainToSplit, lambdaL1 and the sampling parameters)`,
  };
}

export function endedEarlyWarning(kept: number, total: number): TrainWarning {
  return {
    code: 'ended-early',
    message:
      `training ended after ${kept} of ${total} iterations, because no leaf has a split that is allowed and gains ` +
      `enough, and without random sampling all further iterations would be the same`,
  };
}

export function emptyModelWarning(initScores: readonly number[]): TrainWarning {
  return {
    code: 'empty-model',
    message: `the model has no trees and gives the constant raw score ${initScores.join(', ')} to every row`,
  };
}
