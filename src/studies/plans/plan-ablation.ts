import { featureColumns } from '../../features/feature-columns';
import type { FeatureColumn, FeatureGroup } from '../../features/feature-columns';
import type { StudyPlan, Variant } from '../study';
import { studyLags } from './study-lags';
import type { StudySetting } from './study-setting';

/** What is each feature group worth? Each is left out once, and stands alone once. */
export function planAblation({ recipe }: StudySetting): StudyPlan {
  const groups = [...new Set(featureColumns.map(({ group }) => group))];
  const having = (name: string, keeps: (column: FeatureColumn) => boolean): Variant => {
    const columns = featureColumns.flatMap((column, place) => (keeps(column) ? [place] : []));
    return { name, columns, note: columns.length === 1 ? '1 column' : `${columns.length} columns` };
  };
  const of = (group: FeatureGroup) => group.toLowerCase().replaceAll('_', '-');
  return {
    question: 'What is each feature group worth?',
    reading: [
      'Without a group the others stand in for it as far as they can: a small loss means that it says little that others do not say. Alone, it shows how much it says at all.',
    ],
    variants: [
      having('all features', () => true),
      ...groups.map((group) => having(`without ${of(group)}`, (column) => column.group !== group)),
      ...groups.map((group) => having(`only ${of(group)}`, (column) => column.group === group)),
    ],
    lags: Math.min(studyLags, recipe.stage1Lags),
  };
}
