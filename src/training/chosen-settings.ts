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
  /** For each list, the number of candidates that were bought, whether on the list or not. */
  readonly boughtCandidates: readonly number[];
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
    boughtCandidates: baskets.map((_, r) =>
      labels.subarray(found.starts[r], found.starts[r + 1]).reduce((sum, label) => sum + label, 0),
    ),
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
  return {
    retrieval: recipe.retrieval,
    shortlistSize: recipe.shortlistSize,
    stage2Weight,
    calibration: fitPlattScaling(concatenated(Float32Array, scores), labels),
    ...outsideSettings(validation),
  };
}

/**
 * How many products of a basket are not among the candidates: in proportion to the user's mean basket, with a variance
 * fitted by moments.
 */
export function outsideSettings(
  validation: readonly Pick<ValidationShortlist, 'lists' | 'baskets' | 'boughtCandidates'>[],
): Pick<ServingSettings, 'outsideShare' | 'outsideDispersion'> {
  const counts = validation.flatMap(({ lists, baskets, boughtCandidates }) =>
    lists.map((list, r) => ({
      usual: meanBasketOf(list),
      outside: baskets[r].size - boughtCandidates[r],
    })),
  );
  const sumOf = (value: (count: (typeof counts)[number]) => number) =>
    counts.reduce((sum, count) => sum + value(count), 0);
  const outsideShare = sumOf(({ outside }) => outside) / sumOf(({ usual }) => usual);
  const beyondChance = sumOf(
    ({ usual, outside }) => (outside - outsideShare * usual) ** 2 - outsideShare * usual,
  );
  const squares = sumOf(({ usual }) => (outsideShare * usual) ** 2);
  return { outsideShare, outsideDispersion: squares > 0 ? Math.max(0, beyondChance) / squares : 0 };
}
