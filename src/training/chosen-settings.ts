/** The settings that serving needs besides the boosters, chosen on the validation targets. */
import { predictRaw } from '../gbdt/predict';
import type { Booster } from '../gbdt/tree';
import { concatenated } from '../lib/concatenated';
import type { ServingSettings } from '../recommend/serving-settings';
import { meanBasketOf } from '../recommend/two-stages';
import { fitPlattScaling } from './calibration';
import type { JudgedShortlist } from './choose-stage2-weight';
import type { LabelledRows } from './labelled-rows';
import type { Recipe } from './recipes';
import { labelledShortlist } from './stage2';
import type { LabelledShortlist } from './stage2';

/** One chunk of validation targets, without their raw rows. */
export interface ValidationShortlist extends LabelledShortlist {
  /** Product ids of each list, in its order. */
  readonly productIds: readonly Int32Array[];
  readonly baskets: readonly ReadonlySet<number>[];
  /** Number of candidates that were bought, whether on the lists or not. */
  readonly boughtCandidates: number;
}

/** @param scores stage 1's raw scores of the chunk's candidates */
export function validationShortlist(
  chunk: LabelledRows,
  scores: Float32Array,
  size: number,
): ValidationShortlist {
  const { found, catalogue, baskets, labels } = chunk;
  const shortlisted = labelledShortlist(chunk, scores, size);
  const idsOf = (places: Int32Array, start: number) =>
    Int32Array.from(places, (place) => {
      const { product } = found.candidates[start + place];
      return catalogue.products.ids[product];
    });
  return {
    ...shortlisted,
    productIds: shortlisted.lists.map(({ places }, r) => idsOf(places, found.starts[r])),
    baskets,
    boughtCandidates: labels.reduce((sum, label) => sum + label, 0),
  };
}

/** The validation shortlists with stage 2's corrections, one per target. */
export function judgedShortlists(
  validation: readonly ValidationShortlist[],
  stage2: Booster,
): readonly JudgedShortlist[] {
  return validation.flatMap(({ lists, productIds, baskets }) =>
    lists.map((list, r) => ({
      list,
      corrections: predictRaw(stage2, list.rows),
      productIds: productIds[r],
      basket: baskets[r],
    })),
  );
}

export function chosenSettings(
  recipe: Recipe,
  validation: readonly ValidationShortlist[],
  judged: readonly JudgedShortlist[],
  stage2Weight: number,
): ServingSettings {
  const scores = judged.map(({ list, corrections }) =>
    list.scores.map((score, i) => score + stage2Weight * corrections[i]),
  );
  const labels = Uint8Array.from(validation.flatMap((chunk) => Array.from(chunk.labels)));
  const boughtInside = validation.reduce((sum, { boughtCandidates }) => sum + boughtCandidates, 0);
  const baskets = validation.flatMap((chunk) => chunk.baskets);
  const bought = baskets.reduce((sum, basket) => sum + basket.size, 0);
  return {
    retrieval: recipe.retrieval,
    shortlistSize: recipe.shortlistSize,
    stage2Weight,
    calibration: fitPlattScaling(concatenated(Float32Array, scores), labels),
    outsideShare: (bought - boughtInside) / judged.reduce((sum, { list }) => sum + meanBasketOf(list), 0),
  };
}
