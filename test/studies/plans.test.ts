import { featureColumns } from '../../src/features/feature-columns';
import { planStudy, studyNames, studyRecipe } from '../../src/studies/study-plans';
import type { Variant } from '../../src/studies/study';

const setting = { recipe: studyRecipe, users: 1_000, deepestLags: 6 };
const named = (variants: readonly Variant[], name: string) =>
  variants.find((variant) => variant.name === name) as Variant;

test.each(studyNames)('%s: variants have distinct names and the reference comes first', (study) => {
  const { variants, question } = planStudy[study](setting);
  expect(variants.length).toBeGreaterThan(2);
  expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
  expect(question).toMatch(/\?$/);
});

test('ablation leaves out each feature group once and uses it alone once', () => {
  const { variants } = planStudy.ablation(setting);
  const groups = [...new Set(featureColumns.map(({ group }) => group))];
  expect(variants).toHaveLength(1 + 2 * groups.length);
  expect(variants[0]?.columns).toHaveLength(featureColumns.length);
  for (const group of groups) {
    const name = group.toLowerCase().replaceAll('_', '-');
    const own = featureColumns.flatMap((column, place) => (column.group === group ? [place] : []));
    expect(named(variants, `only ${name}`).columns).toEqual(own);
    const others = named(variants, `without ${name}`).columns as readonly number[];
    expect([...own, ...others].sort((a, b) => a - b)).toEqual([...featureColumns.keys()]);
  }
});

test('the learning curve halves the users down to fifty', () => {
  const users = planStudy['learning-curve'](setting).variants.map(({ users }) => users);
  expect(users).toEqual([1_000, 500, 250, 125, 63]);
  expect(planStudy['learning-curve']({ ...setting, users: 30 }).variants).toHaveLength(1);
});

test('history-lags uses no more past targets than available and compares with the recipe', () => {
  const lags = (deepestLags: number) =>
    planStudy['history-lags']({ ...setting, deepestLags }).variants.map((variant) => variant.lags);
  expect(lags(6)).toEqual([studyRecipe.stage1Lags, 1, 2, 3, 4]);
  expect(lags(2)).toEqual([2, 1]);
  expect(lags(1)).toEqual([1]);
  expect(planStudy['history-lags']({ ...setting, deepestLags: 3 }).lags).toBe(3);
});

test('candidates changes one generator at a time, and all together', () => {
  const { variants } = planStudy.candidates(setting);
  const now = studyRecipe.retrieval;
  expect(variants[0]?.retrieval).toEqual(now);
  const none = named(variants, 'history and popular products only').retrieval;
  expect(Object.values(none as object).every((size) => size === 0)).toBe(true);
  for (const generator of Object.keys(now) as (keyof typeof now)[]) {
    expect(named(variants, `no ${generator}`).retrieval).toEqual({ ...now, [generator]: 0 });
    expect(named(variants, `three times ${generator}`).retrieval).toEqual({
      ...now,
      [generator]: 3 * now[generator],
    });
  }
});
