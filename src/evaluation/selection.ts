/**
 * Checks the choice of the basket. Simpler rules choose from the same ranked list with the same probabilities: all
 * products above a threshold, a fixed number, or as many as the user usually buys. The best threshold and the best number
 * are found on the evaluated targets themselves, so they are better than anything that could be known beforehand.
 */
import { bootstrapMeans } from './bootstrap';
import type { Interval } from './bootstrap';
import { basketF1 } from './ranking-metrics';
import type { EvaluatedTarget, MethodAnswer } from './target-metrics';

export interface SelectionResult {
  readonly rule: string;
  /** Mean basket F1. */
  readonly basketF1: number;
  /** Mean number of products chosen. */
  readonly size: number;
  /** F1 of the model's basket minus F1 of this rule's, paired by target. */
  readonly oursMinusThis: Interval;
}

interface Rule {
  readonly name: string;
  /** Number of products to take from the start of the list. */
  readonly size: (probabilities: readonly number[], usualSize: number) => number;
}

const thresholds = [
  0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.25, 0.3, 0.35, 0.4, 0.5,
];
const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 20, 25, 30];

const rules: readonly Rule[] = [
  { name: "the user's mean size", size: (_probabilities, usualSize) => Math.round(usualSize) },
  ...thresholds.map((threshold) => ({
    name: `probability of ${threshold} or more`,
    size: (probabilities: readonly number[]) => probabilities.filter((p) => p >= threshold).length,
  })),
  ...sizes.map((count) => ({ name: `${count} products`, size: () => count })),
];

export class SelectionCounter {
  private readonly ours: number[] = [];
  private readonly ofRules = rules.map((): { f1: number[]; size: number } => ({ f1: [], size: 0 }));

  add(
    { list, basket: chosen, probabilities = [] }: MethodAnswer,
    { basket, usualBasket }: EvaluatedTarget,
  ): void {
    this.ours.push(basketF1(chosen, basket));
    this.ofRules.forEach((counts, r) => {
      const taken = list.slice(0, rules[r].size(probabilities, usualBasket));
      counts.f1.push(basketF1(taken, basket));
      counts.size += taken.length;
    });
  }

  /** Rules by F1, best first. */
  result(seed: number): readonly SelectionResult[] {
    const gaps = this.ofRules.map(({ f1 }) => Float64Array.from(f1, (value, t) => this.ours[t] - value));
    const intervals = bootstrapMeans(gaps, seed);
    return rules
      .map(({ name }, r) => {
        const { f1, size } = this.ofRules[r];
        return {
          rule: name,
          basketF1: f1.reduce((sum, value) => sum + value, 0) / f1.length,
          size: size / f1.length,
          oursMinusThis: intervals[r],
        };
      })
      .sort((a, b) => b.basketF1 - a.basketF1);
  }
}
