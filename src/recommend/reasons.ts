/**
 * Reasons: the contributions of the model's features, summed by feature group over both stages. The groups that raised
 * the product's score are put into sentences.
 */
import { featureColumns } from '../features/feature-columns';
import type { FeatureGroup } from '../features/feature-columns';
import { factsOf } from './facts';
import type { Reason } from './recommendation';
import { sentences } from './reason-sentences';
import type { ProductNames } from './reason-sentences';
import type { ServingModel } from './serving-model';
import { stage2Names } from './shortlist-rows';

const groupOf = new Map<string, FeatureGroup>(featureColumns.map((column) => [column.name, column.group]));
const MAX_REASONS = 3;

/**
 * What each feature group added to a product's raw score. Columns about the list only, such as the rank, have no group.
 *
 * @param stage2Row null for a product below the shortlist, which stage 2 does not score
 */
export function contributionsByGroup(
  model: Pick<ServingModel, 'contributions' | 'settings'>,
  row: Float32Array,
  stage2Row: Float32Array | null,
): Map<FeatureGroup, number> {
  const sums = new Map<FeatureGroup, number>();
  const add = (names: readonly string[], values: Float64Array, weight: number) => {
    names.forEach((name, i) => {
      const group = groupOf.get(name);
      if (group) sums.set(group, (sums.get(group) ?? 0) + weight * values[i]);
    });
  };
  add([...groupOf.keys()], model.contributions('stage1', row).values, 1);
  if (stage2Row !== null) {
    add(stage2Names, model.contributions('stage2', stage2Row).values, model.settings.stage2Weight);
  }
  return sums;
}

/**
 * @returns up to three reasons, strongest first; only facts that speak for the product are reasons, so there may be none.
 *   Groups with a negative contribution give no reason, unless all are negative: then the one closest to 0 that has a
 *   sentence is the only reason.
 */
export function reasonsFor(
  model: Pick<ServingModel, 'contributions' | 'settings'>,
  row: Float32Array,
  stage2Row: Float32Array | null,
  names: ProductNames,
): readonly Reason[] {
  const facts = factsOf(row);
  const reasons = [...contributionsByGroup(model, row, stage2Row)]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .flatMap(([group, contribution]): Reason[] => {
      const wording = sentences[group](facts, names);
      return wording === null ? [] : [{ group, ...wording, contribution }];
    });
  const positive = reasons.filter(({ contribution }) => contribution > 0);
  return positive.length > 0 ? positive.slice(0, MAX_REASONS) : reasons.slice(0, 1);
}
