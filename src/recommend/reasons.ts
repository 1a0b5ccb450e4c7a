/**
 * Reasons: the model's own contributions, summed by feature group over both stages, the groups that spoke for the
 * product turned into sentences.
 */
import { featureColumns } from '../features/feature-columns';
import type { FeatureGroup } from '../features/feature-columns';
import { factsOf } from './facts';
import type { Reason } from './recommendation';
import { sentences } from './reason-sentences';
import type { Surroundings } from './reason-sentences';
import type { ServingModel } from './serving-model';
import { stage2Names } from './shortlist-rows';

const groupOf = new Map<string, FeatureGroup>(featureColumns.map((column) => [column.name, column.group]));
const mostReasons = 3;

/** What the feature groups added to a product's raw score. Columns about the list alone (its rank, say) are nobody's. */
export function contributionsByGroup(
  model: Pick<ServingModel, 'contributions' | 'settings'>,
  row: Float32Array,
  stage2Row: Float32Array,
): Map<FeatureGroup, number> {
  const sums = new Map<FeatureGroup, number>();
  const add = (names: readonly string[], values: Float64Array, weight: number) => {
    names.forEach((name, i) => {
      const group = groupOf.get(name);
      if (group) sums.set(group, (sums.get(group) ?? 0) + weight * values[i]);
    });
  };
  add([...groupOf.keys()], model.contributions('stage1', row).values, 1);
  add(stage2Names, model.contributions('stage2', stage2Row).values, model.settings.stage2Weight);
  return sums;
}

/**
 * @returns up to three reasons, strongest first. Groups that spoke against the product give none, unless nothing spoke
 *   for it: then the least opposed group that has facts to tell does, with its negative contribution.
 */
export function reasonsFor(
  model: Pick<ServingModel, 'contributions' | 'settings'>,
  row: Float32Array,
  stage2Row: Float32Array,
  surroundings: Surroundings,
): readonly Reason[] {
  const facts = factsOf(row);
  const told = [...contributionsByGroup(model, row, stage2Row)]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .flatMap(([group, contribution]): Reason[] => {
      const text = sentences[group](facts, surroundings);
      return text === null ? [] : [{ group, text, contribution }];
    });
  const spokeFor = told.filter(({ contribution }) => contribution > 0);
  return spokeFor.length > 0 ? spokeFor.slice(0, mostReasons) : told.slice(0, 1);
}
