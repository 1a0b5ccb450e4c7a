/** The two recipes. Both were chosen on validation targets (lag 2) of Instacart data, never on test targets. */
import type { TrainParams } from '../gbdt/params';
import type { RetrievalSizes } from '../retrieval/candidate';
import type { TargetLimits } from './memory-plan';

export interface Recency {
  /** Maximum number of lags to learn from, newest first. */
  readonly lags: number;
  /** Weight of an order relative to the one that follows it, greater than 0 and at most 1. */
  readonly decay: number;
}

export interface Recipe {
  readonly stage1: Partial<TrainParams>;
  readonly stage2: Partial<TrainParams>;
  readonly retrieval: RetrievalSizes;
  /** Alternative sizes to try on the validation targets; if empty, `retrieval` is used. */
  readonly otherRetrievals: readonly RetrievalSizes[];
  readonly shortlistSize: number;
  /** Maximum number of lags, newest first, for stage 1 and stage 2. Each lag is one more past order of every user. */
  readonly stage1Lags: number;
  readonly stage2Lags: number;
  /** Alternatives to learning from all of these lags with the same weight, to try on the validation targets. */
  readonly otherRecencies: readonly Recency[];
  /** Maximum numbers of targets, which limit training time in large shops: about eight million candidates in stage 1. */
  readonly maxTargets: TargetLimits;
  /** Folds of users for the out-of-fold scores that stage 2 is trained on. */
  readonly folds: number;
  /** Number of rows from which the bin bounds are derived. */
  readonly binSample: number;
}

/** Most explore products are found through users with similar histories, at any size; see the curve in docs/quality.md. */
const retrieval: RetrievalSizes = {
  userNeighbours: 60,
  coPurchase: 10,
  transition: 5,
  aislePopular: 5,
  popular: 10,
};
const few: RetrievalSizes = { userNeighbours: 20, coPurchase: 4, transition: 2, aislePopular: 2, popular: 2 };
const many: RetrievalSizes = {
  userNeighbours: 200,
  coPurchase: 40,
  transition: 20,
  aislePopular: 15,
  popular: 25,
};

/** Stage 1 grows leaf-wise, as LightGBM does. Stage 2 grows depth-wise with a small learning rate, starting from stage 1's score. */
export const fullRecipe: Recipe = {
  stage1: {
    numIterations: 600,
    learningRate: 0.04,
    numLeaves: 31,
    minDataInLeaf: 100,
    lambdaL2: 5,
    featureFraction: 0.4,
    baggingFraction: 0.8,
    baggingFreq: 1,
    metric: 'logLoss',
    earlyStoppingRounds: 50,
  },
  stage2: {
    growth: 'depthWise',
    maxDepth: 4,
    numLeaves: 16,
    numIterations: 200,
    learningRate: 0.03,
    minDataInLeaf: 200,
    lambdaL2: 10,
    featureFraction: 0.6,
    baggingFraction: 0.8,
    baggingFreq: 1,
    metric: 'logLoss',
    earlyStoppingRounds: 30,
  },
  retrieval,
  otherRetrievals: [few, many],
  shortlistSize: 100,
  stage1Lags: 6,
  otherRecencies: [
    { lags: 6, decay: 0.75 },
    { lags: 3, decay: 1 },
    { lags: 1, decay: 1 },
  ],
  stage2Lags: 2,
  maxTargets: { training: 40_000, stage2: 15_000, validation: 5_000 },
  folds: 3,
  binSample: 100_000,
};

/** Trains a small model in less than a minute on the sample data. */
export const quickRecipe: Recipe = {
  ...fullRecipe,
  stage1: {
    ...fullRecipe.stage1,
    numIterations: 80,
    learningRate: 0.1,
    numLeaves: 15,
    earlyStoppingRounds: 15,
  },
  stage2: { ...fullRecipe.stage2, numIterations: 30, learningRate: 0.1, earlyStoppingRounds: 10 },
  otherRetrievals: [],
  stage1Lags: 2,
  otherRecencies: [],
  stage2Lags: 1,
  maxTargets: { training: 8_000, stage2: 4_000, validation: 2_000 },
  folds: 2,
  binSample: 30_000,
};
