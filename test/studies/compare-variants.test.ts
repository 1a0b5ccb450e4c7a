/** Variants on a small shop: rows are really read, boosters trained and targets measured. */
import type { Database } from '../../src/db/database';
import { featureColumns } from '../../src/features/feature-columns';
import { compareVariants } from '../../src/studies/compare-variants';
import { studyMarkdown, studyPage } from '../../src/studies/report/study-report';
import { studyResultRows } from '../../src/studies/report/study-result-rows';
import { studyTable } from '../../src/studies/report/study-table';
import type { StudyPlan, StudyResult, Variant, VariantResult } from '../../src/studies/study';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { tinyRecipe } from '../setup/trained-shop';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertShop(database.pool, { users: 40, products: 300, orders: 6 });
});
afterAll(() => database.close());

const columnsOf = (group: string) =>
  featureColumns.flatMap((column, place) => (column.group === group ? [place] : []));

const request = (seeds: number, signal?: AbortSignal) => ({
  pool: database.pool,
  recipe: tinyRecipe,
  seeds,
  firstSeed: 1,
  chunkUsers: 25,
  numThreads: 1,
  signal,
});

const compare = (variants: readonly Variant[], seeds = 1, signal?: AbortSignal) =>
  compareVariants({ variants, lags: 2 }, request(seeds, signal));

const value = ({ measured }: VariantResult, metric: string) => measured.validation.metrics[metric]?.mean;

describe('columns and past targets', () => {
  const variants: readonly Variant[] = [
    { name: 'everything' },
    { name: 'only habit', columns: columnsOf('HABIT') },
    { name: 'only price', columns: columnsOf('PRICE') },
    { name: 'one past target', lags: 1 },
    { name: 'ten users', users: 10 },
  ];
  let results: readonly VariantResult[];
  beforeAll(async () => (results = await compare(variants, 2)));

  test('the means of paired differences are the differences of the means', () => {
    const [reference, ...others] = results as [VariantResult, ...VariantResult[]];
    expect(reference.measured.validation.minusReference).toBeUndefined();
    for (const other of others) {
      for (const kind of ['validation', 'test'] as const) {
        const mean = ({ measured }: VariantResult) => measured[kind].metrics['ndcg@10']?.mean;
        const gap = other.measured[kind].minusReference?.['ndcg@10']?.mean;
        expect(gap).toBeCloseTo(mean(other) - mean(reference), 10);
      }
    }
  });

  test('features of the user beat features without information about the user', () => {
    const [, habit, price] = results as [VariantResult, VariantResult, VariantResult];
    expect(value(habit, 'ndcg@10')).toBeGreaterThan(1.2 * value(price, 'ndcg@10'));
  });

  test('fewer past targets and fewer users give fewer rows, and all variants are measured on the same targets', () => {
    const [all, , , lag, ten] = results.map(({ trainingRows }): number => trainingRows);
    expect(lag).toBeLessThan(all);
    expect(ten).toBeLessThan(all / 2);
    const measured = results.map(({ measured: { test: tested } }) => [tested.targets, tested.candidates]);
    expect(new Set(measured.map(String)).size).toBe(1);
    expect(results[0]?.measured.test.targets).toBe(40);
  });

  test('the same seeds give the same numbers', async () => {
    expect(await compare(variants.slice(0, 2), 2)).toEqual(results.slice(0, 2));
  });

  test('reports contain a page with a chart, Markdown with both tables, a text table and rows', () => {
    const plan: StudyPlan = { question: 'What is it worth?', reading: ['Note.'], variants, lags: 2 };
    const result: StudyResult = {
      study: 'toy',
      dataSet: 'toy shop',
      plan,
      seeds: 2,
      variants: results,
      seconds: 1,
    };
    const page = studyPage([result]);
    expect(page).toContain('<h2>What is it worth? (toy)</h2>');
    expect(page).toContain('<svg');
    const markdown = studyMarkdown([result]);
    expect(markdown).toMatch(/Validation targets:[^]*\| only habit [^]*Test targets:[^]*\| only habit /);
    expect(markdown).toContain('| training rows |');
    // Equal for all variants, so omitted.
    expect(markdown).not.toContain('| candidates |');
    expect(studyTable(result)).toContain('only price');
    const rows = studyResultRows(result);
    expect(rows.filter(({ metric }) => metric === 'recall@10')).toHaveLength(2 * variants.length);
    expect(rows.find(({ variant }) => variant === 'everything')?.minusReference).toBeNull();
    const curves = studyPage([{ ...result, plan: { ...plan, axis: 'users' } }]);
    expect(curves).toContain('recall@10 by users');
  });
});

test('other candidates are read again, and the table shows their number and their recall', async () => {
  const none = { ...tinyRecipe.retrieval };
  for (const generator of Object.keys(none)) Object.assign(none, { [generator]: 0 });
  const variants = [
    { name: 'as in the recipe', retrieval: tinyRecipe.retrieval },
    { name: 'popular only', retrieval: none },
  ];
  const results = await compare(variants);
  const [now, filledUp] = results.map(({ measured }) => measured.test.retrievalRecall);
  expect(now).not.toBe(filledUp);
  const plan = { question: 'Which?', reading: [], variants, lags: 2 };
  const about = { study: 'toy', dataSet: 'toy shop', plan, seeds: 1, seconds: 1 };
  expect(studyMarkdown([{ ...about, variants: results }])).toContain('| retrieval recall |');
});

test('stops when aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(compare([{ name: 'everything' }], 1, signal)).rejects.toThrow('enough');
});
