/** Scores rows with a multiclass booster. */
import { predictRaw } from './predict';
import type { Booster } from './tree';

/** Raw scores of all classes: scores[row * numClasses + class]. Apply softmax to get probabilities. */
export function predictClasses(booster: Booster, rows: Float32Array): Float32Array {
  const { numClasses = 1 } = booster;
  const numRows = rows.length / booster.featureNames.length;
  const scores = new Float32Array(numRows * numClasses);
  for (let k = 0; k < numClasses; k++) {
    predictRaw(classBooster(booster, k), rows).forEach(
      (score, row) => (scores[row * numClasses + k] = score),
    );
  }
  return scores;
}

/** The trees of one class as a separate booster. */
export function classBooster(booster: Booster, k: number): Booster {
  const { numClasses = 1, trees } = booster;
  return { ...booster, numClasses: 1, trees: trees.filter((_, i) => i % numClasses === k) };
}
