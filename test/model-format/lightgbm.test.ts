/**
 * LightGBM reads the text that this package writes, and the other way round. Needs Python; without it, the tests are
 * skipped and the reason is printed.
 *
 * Known difference: LightGBM predicts values of at most 1e-35 in magnitude as zero. This package does not, so the rows
 * here have zeros in place of such values.
 */
import { predictClasses } from '../../src/gbdt/predict-classes';
import { predictLeaf } from '../../src/gbdt/predict';
import type { TrainParams } from '../../src/gbdt/params';
import type { Booster } from '../../src/gbdt/tree';
import { treeShap } from '../../src/trees/tree-shap';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { lightGbmTextToBooster } from '../../src/model-format/text-to-booster';
import { describeWithLightGbm, LightGbmProcess } from './lightgbm-process';
import type { Answers } from './lightgbm-process';
import { onnxScores } from './onnx-classes';
import { categoricalBooster, categoricalRows } from './categorical-booster';
import { randomBooster, randomRows, seededRandom, threeLeafBooster } from './random-booster';

describeWithLightGbm('beside the real LightGBM', () => {
  let lightGbm: LightGbmProcess;
  beforeEach(() => (lightGbm = new LightGbmProcess()));
  afterEach(() => lightGbm.remove());

  describe('LightGBM reaches the same leaves and scores', () => {
    test.each([
      ['a random booster', randomBooster(seededRandom(5), { trees: 20, leaves: 31, features: 12 })],
      ['a hand-made tree', threeLeafBooster(0.5)],
      ['a booster without trees', { ...threeLeafBooster(0.75), trees: [] }],
    ])('for %s', (_, booster) => {
      const rows = randomRows(seededRandom(6), booster, 100_000).map((value) =>
        Math.abs(value) <= 1e-35 ? 0 : value,
      );
      expectSame(booster, rows, ask(booster, rows));
    });

    test.each<[string, Partial<TrainParams>]>([
      ['categories', {}],
      ['categories in three classes', { objective: 'multiclass', numClass: 3 }],
      ['categories, ranked', { objective: 'lambdarank' }],
      ['categories, regressed', { objective: 'regression' }],
    ])('for a trained booster: %s', async (_, params) => {
      const booster = await categoricalBooster({ numIterations: 15, numLeaves: 15, ...params });
      expect(booster.trees.some(({ categories }) => categories)).toBe(true);
      const rows = categoricalRows(100_000, 77);
      expectSame(booster, rows, ask(booster, rows));
    });

    function ask(booster: Booster, rows: Float32Array): Answers {
      lightGbm.write('model.txt', boosterToLightGbmText(booster));
      lightGbm.write('rows.f32', rows);
      lightGbm.run('predict');
      return lightGbm.answers();
    }

    function expectSame(booster: Booster, rows: Float32Array, { scores, leaves }: Answers): void {
      const own = predictClasses(booster, rows);
      expect(scores.length).toBe(own.length);
      expect(largestDifference(own, scores)).toBeLessThan(1e-6);
      if (booster.trees.length > 0) expect(predictLeaf(booster, rows)).toEqual(leaves);
      // The text that LightGBM saves again still gives the same scores.
      const reread = lightGbmTextToBooster(lightGbm.text('resaved.txt'));
      expect(largestDifference(predictClasses(reread, rows), own)).toBeLessThan(1e-6);
    }
  });

  describe('a model trained by LightGBM gives the same leaves, scores and contributions', () => {
    const decisionTypes = (text: string): Set<number> =>
      new Set(
        Array.from(text.matchAll(/decision_type=(.*)/g), ([, types]) => types.split(' ').map(Number)).flat(),
      );

    test.each<
      [string, { parameters: object; classes?: number; ranked?: boolean; categorical?: number[] }, number[]]
    >([
      // The last column: decision types that must occur in the text, so that the case tests what its name says.
      ['binary, missing NaN and None', { parameters: { objective: 'binary' } }, [8, 2]],
      ['binary, no missing', { parameters: { objective: 'binary', use_missing: false } }, [2]],
      ['binary, zero missing', { parameters: { objective: 'binary', zero_as_missing: true } }, [4, 6]],
      [
        'without an average to start from',
        { parameters: { objective: 'binary', boost_from_average: false } },
        [8],
      ],
      ['lambdarank', { parameters: { objective: 'lambdarank' }, ranked: true, classes: 3 }, [8]],
      ['regression', { parameters: { objective: 'regression' }, classes: 3 }, [8]],
      ['multiclass', { parameters: { objective: 'multiclass', num_class: 3 }, classes: 3 }, [8, 2]],
      [
        'categorical',
        { parameters: { objective: 'binary', min_data_per_group: 10 }, categorical: [2, 3] },
        [9],
      ],
      [
        'categorical, multiclass, zero missing',
        {
          parameters: { objective: 'multiclass', num_class: 3, zero_as_missing: true },
          classes: 3,
          categorical: [2],
        },
        [9, 4],
      ],
    ])('%s', (_, { parameters, classes = 2, ranked = false, categorical = [] }, types) => {
      const anything = randomBooster(seededRandom(7), { trees: 3, leaves: 20, features: 6 });
      lightGbm.write(
        'rows.f32',
        randomRows(seededRandom(8), anything, 5000).map((value) => (Math.abs(value) <= 1e-35 ? 0 : value)),
      );
      const all = { num_leaves: 15, learning_rate: 0.1, ...parameters };
      lightGbm.write('case.json', JSON.stringify({ parameters: all, classes, ranked, categorical }));
      lightGbm.run('train');

      const booster = lightGbmTextToBooster(lightGbm.text('model.txt'));
      const rows = lightGbm.rows();
      const { scores, leaves, contributions } = lightGbm.answers();
      const { numClasses = 1 } = booster;
      expect(booster.trees.length).toBe(20 * numClasses);
      expect(booster.params).toMatchObject({ numLeaves: 15, learningRate: 0.1 });
      expect([...decisionTypes(lightGbm.text('model.txt'))]).toEqual(expect.arrayContaining(types));
      expect(largestDifference(predictClasses(booster, rows), scores)).toBeLessThan(1e-6);
      expect(largestDifference(onnxScores(booster, rows), scores)).toBeLessThan(1e-6);
      expect(predictLeaf(booster, rows)).toEqual(leaves);
      expect(largestDifference(shapOf(booster, rows, 200), contributions)).toBeLessThan(1e-6);
      const again = lightGbmTextToBooster(boosterToLightGbmText(booster));
      expect(predictClasses(again, rows)).toEqual(predictClasses(booster, rows));
    });

    test('but linear trees are rejected with a clear message', () => {
      const anything = randomBooster(seededRandom(7), { trees: 3, leaves: 20, features: 6 });
      lightGbm.write('rows.f32', randomRows(seededRandom(8), anything, 3000).map(tame));
      const parameters = { objective: 'regression', linear_tree: true };
      lightGbm.write('case.json', JSON.stringify({ parameters, classes: 3, ranked: false, categorical: [] }));
      lightGbm.run('train');
      expect(() => lightGbmTextToBooster(lightGbm.text('model.txt'))).toThrow(
        'linear trees are not supported',
      );
    });
  });
});

const tame = (value: number): number => (Math.abs(value) < 5 ? value : 0);

/** As LightGBM lays contributions out: for each row and class the features', then the bias. */
function shapOf(booster: Booster, rows: Float32Array, numRows: number): Float64Array {
  const { numClasses = 1 } = booster;
  const numFeatures = booster.featureNames.length;
  const trees = lightGbmTextToBooster(boosterToLightGbmText(booster)).trees;
  const all = Array.from({ length: numRows * numClasses }, (_, i) => {
    const row = Math.floor(i / numClasses) * numFeatures;
    const own = trees.filter((_, tree) => tree % numClasses === i % numClasses);
    const { bias, values } = treeShap(own, numFeatures, rows.subarray(row, row + numFeatures));
    return [...values, bias];
  });
  return Float64Array.from(all.flat());
}

/** Relative to the larger magnitude, and absolute below 1. */
function largestDifference(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  let largest = Math.abs(ours.length - theirs.length);
  for (let i = 0; i < ours.length; i++) {
    largest = Math.max(largest, Math.abs(ours[i] - theirs[i]) / Math.max(1, Math.abs(theirs[i])));
  }
  return largest;
}
