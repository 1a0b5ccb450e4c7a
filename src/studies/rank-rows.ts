/** Turns stage 1's raw scores into ranked lists and chosen baskets, as the recommender does. */
import type { MethodAnswer } from '../evaluation/target-metrics';
import { bestBasket } from '../recommend/expected-f1';
import { byScore } from '../recommend/shortlist-rows';
import { sigmoid } from '../lib/sigmoid';
import type { PlattScaling } from '../training/calibration';
import type { TargetRows } from './study-rows';

export interface RankingSettings {
  readonly calibration: PlattScaling;
  /** Number of products per list. */
  readonly listLength: number;
  /** Expected number of basket products that no generator finds. */
  readonly productsOutside: number;
}

/** @param scores raw scores, one per row */
export function rankRows(
  { targets, starts, products }: Pick<TargetRows, 'targets' | 'starts' | 'products'>,
  scores: Float32Array,
  { calibration, listLength, productsOutside }: RankingSettings,
): readonly MethodAnswer[] {
  return targets.map((_, t) => {
    const [start, end] = [starts[t], starts[t + 1]];
    const own = scores.subarray(start, end);
    const order = byScore(own);
    const probabilities = Array.from(order, (place) =>
      sigmoid(calibration.slope * own[place] + calibration.intercept),
    );
    const list = Array.from(order.subarray(0, listLength), (place) => products[start + place]);
    const behind = probabilities.slice(listLength).reduce((sum, probability) => sum + probability, 0);
    const shown = probabilities.slice(0, listLength);
    const { size } = bestBasket(shown, { expected: behind + productsOutside, dispersion: 0 });
    return { list, basket: list.slice(0, size), probabilities: shown };
  });
}
