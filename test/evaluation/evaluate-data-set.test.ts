/** The complete evaluation of a small shop with a trained model. */
import { join } from 'node:path';
import { evaluateDataSet } from '../../src/evaluation/evaluate-data-set';
import type { DataSetRequest } from '../../src/evaluation/evaluate-data-set';
import { OnlyFittedOrdersError } from '../../src/evaluation/order-identities';
import type { EvaluationReport } from '../../src/evaluation/report/evaluation-report';
import { reportSections } from '../../src/evaluation/report/report-sections';
import { featureColumnsHash } from '../../src/features/feature-columns';
import { loadModel } from '../../src/inference/loaded-model';
import type { LoadedModel } from '../../src/inference/loaded-model';
import { scorableOrders } from '../../src/registry/fitted-orders';
import type { ScorableOrders } from '../../src/registry/fitted-orders';
import { silentProgress } from '../../src/lib/progress';
import { servingModelOf } from '../../src/recommend/loaded-serving-model';
import { stage2ColumnsHash } from '../../src/recommend/shortlist-rows';
import { viewsDir } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { createTrainedShop } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';

let shop: TrainedShop;
let loaded: LoadedModel;
let report: EvaluationReport;
let scorable: ScorableOrders;

const request = (): DataSetRequest => ({
  dataSet: 'toy shop',
  pool: shop.database.pool,
  model: servingModelOf(loaded),
  scorable,
  importance: loaded.manifest.importance,
  tuneBudget: 4,
  withBaselines: true,
  chunkUsers: 15,
  seed: 1,
  startProgress: silentProgress,
});

beforeAll(async () => {
  shop = await createTrainedShop();
  const { version } = shop.trained.manifest;
  const columns = { featureColumnsHash, stage2ColumnsHash };
  loaded = await loadModel(shop.modelsDir, version, columns, 'evaluated');
  scorable = await scorableOrders(join(shop.modelsDir, version), loaded.manifest, 'evaluated');
  report = await evaluateDataSet(request());
});
afterAll(async () => {
  await loaded.close();
  await shop.close();
});

test('the model, stage 1 alone and every baseline answer for the same targets', () => {
  const { methods, targets, lag } = report.evaluation;
  expect(lag).toBe(1);
  expect(targets).toBe(40);
  expect(methods.map(({ name, kind }) => [name, kind])).toEqual([
    ['ours', 'ours'],
    ['stage 1 alone', 'part'],
    ['G-TopFreq', 'baseline'],
    ['P-TopFreq', 'baseline'],
    ['GP-TopFreq', 'baseline'],
    ['Decayed frequency', 'baseline'],
    ['TREx repetition', 'baseline'],
    ['UP-CF@r', 'baseline'],
    ['TIFU-KNN', 'baseline'],
  ]);
  for (const { metrics, oursMinusThis, kind } of methods) {
    const { mean, low, high } = metrics['recall@10'] as { mean: number; low: number; high: number };
    expect(low).toBeLessThanOrEqual(mean);
    expect(high).toBeGreaterThanOrEqual(mean);
    if (kind === 'ours') continue;
    const ours = methods[0]?.metrics['recall@10']?.mean;
    expect(oursMinusThis?.['recall@10']?.mean).toBeCloseTo(ours - mean, 10);
  }
});

test('a large data set is sampled, and the report mentions it', async () => {
  const sampled = await evaluateDataSet({ ...request(), withBaselines: false, maxUsers: 9 });
  expect(sampled.evaluation.targets).toBe(9);
  expect(sampled.sampledFrom).toBe(40);
  expect(JSON.stringify(reportSections(sampled)[0])).toContain('a random sample of 9 of 40 users.');
  expect(report.sampledFrom).toBeUndefined();
  expect(JSON.stringify(reportSections(report)[0])).not.toContain('random sample');
});

test('baselines are tuned within the budget and evaluated with the chosen parameters', () => {
  expect(report.tuning).toMatchObject({ budget: 4, targets: 40 });
  for (const { name, trials, parameters, basketScale, validation, publishedValidation } of report.tuning
    .baselines) {
    expect(trials).toBeLessThanOrEqual(4);
    expect(validation).toBeGreaterThanOrEqual(publishedValidation);
    const method = report.evaluation.methods.find((one) => one.name === name);
    expect(method?.settings).toEqual({ ...parameters, basketScale });
  }
});

test('retrieval in service includes the whole history, and a generator finds no repeat products', () => {
  const inService = report.retrieval.find(({ generator }) => generator === 'in service');
  expect(inService?.repeatRecall).toBe(1);
  expect(inService?.exploreRecall).toBeGreaterThan(0);
  const popular = report.retrieval.filter(({ generator }) => generator === 'popular');
  expect(popular.map(({ asked }) => asked)).toEqual([50, 100, 200, 500]);
  for (const { found, asked, repeatRecall } of popular) {
    expect(found).toBeLessThanOrEqual(asked);
    expect(repeatRecall).toBeNaN();
  }
});

test('without baselines, nothing is tuned or compared', async () => {
  const { evaluation, tuning } = await evaluateDataSet({ ...request(), withBaselines: false });
  expect(evaluation.methods.map(({ name }) => name)).toEqual(['ours', 'stage 1 alone']);
  expect(evaluation.methods[0]?.metrics).toEqual(report.evaluation.methods[0]?.metrics);
  expect(tuning.baselines).toEqual([]);
  expect(evaluation.slices[0]?.against).toEqual({});
});

test('a budget of 0 uses the published settings', async () => {
  const { evaluation, tuning } = await evaluateDataSet({ ...request(), tuneBudget: 0 });
  expect(tuning.baselines).toEqual([]);
  expect(evaluation.methods.at(-1)?.settings).toEqual({
    neighbours: 900,
    within: 0.9,
    across: 0.7,
    alpha: 0.9,
    groups: 3,
    basketScale: 1,
  });
});

test('the figures of a training run are those of the evaluated model through its ONNX files', () => {
  const { metrics } = shop.trained.evaluation.methods[0];
  expect(report.evaluation.methods[0]?.metrics['recall@10']?.mean).toBeCloseTo(metrics['recall@10'].mean, 6);
  expect(report.fittedOn).toBeUndefined();
});

test('a model of which it is unknown what it was fitted on is measured on later orders only', async () => {
  const { pool } = shop.database;
  const manifest = { ...loaded.manifest, fits: undefined };
  const unknown = await scorableOrders('unused', manifest, 'evaluated');
  const measuring = () => evaluateDataSet({ ...request(), withBaselines: false, scorable: unknown });
  await expect(measuring()).rejects.toThrow(OnlyFittedOrdersError);
  await expect(measuring()).rejects.toThrow(/found none among the last orders of 40 users/);
  const later = `update orders set ordered_at = $1::timestamptz + $2::interval where user_id = $3`;
  await pool.query(later, [manifest.createdAt, '1 minute', 1]);
  await pool.query(later, [manifest.createdAt, '-1 minute', 2]);
  expect(await measuring()).toMatchObject({ evaluation: { targets: 1 }, fittedOn: 39 });
  await pool.query('update orders set ordered_at = null');
});

test('an order that is the last again because a newer one was cancelled is left out', async () => {
  const { pool } = shop.database;
  const cancel = (users: number) =>
    pool.query(
      `delete from order_items where order_id in (select max(id) from orders where user_id <= $1 group by user_id)`,
      [users],
    );
  const measuring = () => evaluateDataSet({ ...request(), withBaselines: false });
  await cancel(3);
  await refreshViews(pool, viewsDir);
  expect(await measuring()).toMatchObject({ evaluation: { targets: 37 }, fittedOn: 3 });
  await cancel(40);
  await refreshViews(pool, viewsDir);
  await expect(measuring()).rejects.toThrow(/was fitted on the last order of all 40 users/);
});

test('an empty database is reported', async () => {
  const { pool } = shop.database;
  await pool.query('delete from order_items');
  await expect(evaluateDataSet(request())).rejects.toThrow(/Nothing to evaluate.*npm run import/);
});
