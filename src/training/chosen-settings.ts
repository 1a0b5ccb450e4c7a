/** What serving needs besides the boosters, from the validation targets: stage 2's weight, calibration, the rest outside. */
import { predictRaw } from '../gbdt/predict';
import type { Booster } from '../gbdt/tree';
import { concatenated } from '../lib/concatenated';
import type { ServingSettings } from '../recommend/serving-settings';
import type { Candidate } from '../retrieval/candidate';
import { fitPlattScaling } from './calibration';
import type { JudgedShortlist } from './choose-stage2-weight';
import type { LabelledRows } from './labelled-rows';
import type { Recipe } from './recipes';
import type { LabelledShortlist } from './stage2';
import type { TrainingSet } from './training-set';

/** The validation shortlists with stage 2's corrections, one a target. */
export function judgedShortlists(
  set: TrainingSet,
  validation: readonly LabelledShortlist[],
  stage2: Booster,
): readonly JudgedShortlist[] {
  return validation.flatMap(({ lists }, c) => {
    const { found, catalogue, baskets } = set.validationChunks[c] as LabelledRows;
    return lists.map((list, r) => ({
      list,
      corrections: predictRaw(stage2, list.rows),
      productIds: Int32Array.from(list.places, (place) => {
        const { product } = found.candidates[(found.starts[r] as number) + place] as Candidate;
        return catalogue.products.ids[product] as number;
      }),
      basket: baskets[r] as ReadonlySet<number>,
    }));
  });
}

export function chosenSettings(
  recipe: Recipe,
  set: TrainingSet,
  validation: readonly LabelledShortlist[],
  judged: readonly JudgedShortlist[],
  stage2Weight: number,
): ServingSettings {
  const scores = judged.map(({ list, corrections }) =>
    list.scores.map((score, i) => score + stage2Weight * (corrections[i] as number)),
  );
  const labels = Uint8Array.from(validation.flatMap((chunk) => Array.from(chunk.labels)));
  const found = set.validationChunks.reduce(
    (sum, { labels: own }) => sum + own.reduce((a, b) => a + b, 0),
    0,
  );
  const baskets = set.validationChunks.flatMap((chunk) => chunk.baskets);
  const bought = baskets.reduce((sum, basket) => sum + basket.size, 0);
  return {
    retrieval: recipe.retrieval,
    shortlistSize: recipe.shortlistSize,
    stage2Weight,
    calibration: fitPlattScaling(concatenated(Float32Array, scores), labels),
    productsOutside: (bought - found) / baskets.length,
  };
}
