import {
  activeReference,
  baselineReference,
  checkGate,
  GateError,
  passBaselineGate,
  passGate,
} from '../../src/training/gate';
import { loadActiveModel } from '../../src/cli/active-model';
import { servingModelOf } from '../../src/recommend/loaded-serving-model';
import { createTrainedShop, tinyRecipe } from '../setup/trained-shop';
import { trainModel } from '../../src/training/train-model';
import type { NewModel } from '../../src/training/train-model';
import { OnlyFittedOrdersError, orderIdentities } from '../../src/evaluation/order-identities';
import { scorableOrders } from '../../src/registry/fitted-orders';
import { versionDirectory } from '../../src/registry/model-files';
import { listVersions, readActive } from '../../src/registry/versions';

const row = (reference: number, candidate: number, metric = 'ndcg@10') => ({ metric, reference, candidate });

const v1 = activeReference('v1');

describe('the decision', () => {
  test('equal and better metrics pass, and so do those worse by exactly the tolerance', () => {
    const rows = [row(0.5, 0.5), row(0.5, 0.6), row(0.5, 0.498)];
    expect(checkGate(rows, v1, 0.002)).toBe(rows);
  });

  test('a larger decrease is refused, with the figures of the decreased metrics only', () => {
    const rows = [row(0.5, 0.6, 'recall@10'), row(0.5, 0.49)];
    const refusal = () => checkGate(rows, v1, 0.002);
    expect(refusal).toThrow(GateError);
    expect(refusal).toThrow(
      /worse than the active model v1 .* more than 0\.002:\n {2}ndcg@10: active 0\.5000, new 0\.4900\n/,
    );
    expect(refusal).not.toThrow(/recall@10/);
  });

  test('a missing figure counts as worse for the new model, and is not compared for the active one', () => {
    expect(() => checkGate([row(0.5, NaN)], v1, 1)).toThrow(GateError);
    expect(() => checkGate([row(NaN, 0.5)], v1, 0)).not.toThrow();
  });
});

describe('if the active model cannot be scored', () => {
  const methods = (ours: number, baseline: number) => {
    const metrics = (mean: number) =>
      Object.fromEntries(
        ['recall@10', 'ndcg@10', 'basketF1'].map((name) => [name, { mean, low: mean, high: mean }]),
      );
    return [
      { name: 'ours', kind: 'ours', catalogueCoverage: 1, metrics: metrics(ours) },
      { name: 'G-TopFreq', kind: 'baseline', catalogueCoverage: 1, metrics: metrics(0.9) },
      { name: 'P-TopFreq', kind: 'baseline', catalogueCoverage: 1, metrics: metrics(baseline) },
    ] as const;
  };
  const candidate = (ours: number, baseline: number) => ({
    evaluation: { methods: methods(ours, baseline) } as unknown as NewModel['evaluation'],
  });

  test('the new model is compared with the most frequent products of each user', () => {
    expect(passBaselineGate(candidate(0.4, 0.401), 0.002)[0]).toEqual({
      metric: 'recall@10',
      reference: 0.401,
      candidate: 0.4,
    });
    const refused = () => passBaselineGate(candidate(0.4, 0.41), 0.002);
    expect(refused).toThrow(GateError);
    expect(refused).toThrow(
      /worse than the frequency baseline P-TopFreq .*\n {2}recall@10: P-TopFreq 0\.4100, new 0\.4000\n/,
    );
    expect(refused).toThrow(baselineReference.otherwise);
  });
});

test('a run that the gate refuses publishes nothing; the active model is equal to itself', async () => {
  const shop = await createTrainedShop();
  const { database, modelsDir, trained } = shop;
  const active = await loadActiveModel(modelsDir, 'evaluated');
  const directory = versionDirectory(modelsDir, active.version);
  const scorable = await scorableOrders(directory, active.manifest, 'evaluated');
  try {
    const before = await listVersions(modelsDir);
    const weak = { ...tinyRecipe, stage1: { ...tinyRecipe.stage1, numIterations: 1, numLeaves: 2 } };
    const run = trainModel({
      database,
      modelsDir,
      recipe: weak,
      seed: 1,
      chunkUsers: 15,
      gate: async (candidate) => {
        const model = servingModelOf(active);
        const options = { pool: database.pool, active: model, scorable, chunkUsers: 15, seed: 1 };
        const itself = { ...candidate, evaluation: trained.evaluation };
        for (const same of await passGate(itself, { ...options, tolerance: 0 })) {
          expect(same.candidate).toBeCloseTo(same.reference, 6);
        }
        const perfect = { ...options, tolerance: 0 };
        // On fewer orders, because the active model was fitted on the others, both models are scored again.
        const { lag, userIds } = candidate.testUsers;
        const known = new Set(await orderIdentities(database.pool, userIds.slice(10), lag));
        const onFew = { ...perfect, scorable: { kind: 'except', fitted: known } as const };
        const [few] = await passGate({ ...itself, model }, onFew);
        expect(few.candidate).toBeCloseTo(few.reference, 6);
        const unknownFit = { ...perfect, scorable: { kind: 'after', moment: new Date() } as const };
        await expect(passGate(candidate, unknownFit)).rejects.toThrow(OnlyFittedOrdersError);
        await passGate(candidate, perfect);
      },
    });
    await expect(run).rejects.toThrow(/Not published: worse than the active model/);
    expect(await listVersions(modelsDir)).toEqual(before);
    expect(await readActive(modelsDir)).toBe(trained.manifest.version);
  } finally {
    await active.close();
    await shop.close();
  }
});
