/**
 * The metrics that training reports, computed from raw scores.
 * Empty cases: auc is 0.5 unless there are rows of both classes; the losses are 0 without rows or without weight.
 */
import { sortAsFloat32 } from './radix-sort';

/**
 * Probability that a random positive row scores above a random negative one; equal scores count half (midranks).
 * @param scores any monotone scores; compared as float32
 * @param labels 0 or 1
 */
export function auc(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  const { keys, order } = sortAsFloat32(scores);
  let positive = 0;
  let negative = 0;
  let ordered = 0; // weight of (positive, negative) pairs in the right order
  let at = 0;
  while (at < order.length) {
    const key = keys[at];
    let tiedPositive = 0;
    let tiedNegative = 0;
    for (; at < order.length && keys[at] === key; at++) {
      const weight = weights ? weights[order[at]] : 1;
      if (labels[order[at]] > 0) tiedPositive += weight;
      else tiedNegative += weight;
    }
    ordered += tiedPositive * (negative + tiedNegative / 2);
    positive += tiedPositive;
    negative += tiedNegative;
  }
  return positive > 0 && negative > 0 ? ordered / (positive * negative) : 0.5;
}

/** Mean of -log p(label), with p the sigmoid of the raw score. */
export function logLoss(
  labels: ArrayLike<number>,
  rawScores: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < rawScores.length; i++) {
    const margin = labels[i] > 0 ? rawScores[i] : -rawScores[i];
    // log(1 + exp(-margin)) without overflow
    const loss = Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0);
    const weight = weights ? weights[i] : 1;
    sum += weight * loss;
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}

/** Mean squared difference of label and score. */
export function l2(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    const weight = weights ? weights[i] : 1;
    sum += weight * (scores[i] - labels[i]) ** 2;
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}

/**
 * Mean of -log p(label), with p the softmax of a row's raw scores.
 * @param scores raw scores by class and row
 */
export function multiLogLoss(
  labels: ArrayLike<number>,
  scores: readonly ArrayLike<number>[],
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const own = scores.map((ofClass) => ofClass[i]);
    const largest = Math.max(...own);
    const logSum = largest + Math.log(own.reduce((all, score) => all + Math.exp(score - largest), 0));
    const weight = weights ? weights[i] : 1;
    sum += weight * (logSum - own[labels[i]]);
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}
