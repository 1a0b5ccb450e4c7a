/** Trainer, ONNX file and LightGBM text are one function for categories and several classes, too. */
import type { TrainParams } from '../../src/gbdt/params';
import { predictLeaf } from '../../src/gbdt/predict';
import { predictClasses } from '../../src/gbdt/predict-classes';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { lightGbmTextToBooster } from '../../src/model-format/text-to-booster';
import { leafOf } from '../../src/trees/tree';
import { categoricalBooster, categoricalRows } from './categorical-booster';
import { onnxScores } from './onnx-classes';

const rows = categoricalRows(20_000, 31);

test.each<[string, Partial<TrainParams>]>([
  ['binary', {}],
  ['one category against the others', { maxCatToOnehot: 255 }],
  ['multiclass', { objective: 'multiclass', numClass: 3 }],
  ['lambdarank', { objective: 'lambdarank' }],
  ['regression', { objective: 'regression' }],
])('%s', async (_, params) => {
  const booster = await categoricalBooster({ numIterations: 12, numLeaves: 12, ...params });
  expect(booster.trees.some(({ categories }) => categories)).toBe(true);
  const reread = lightGbmTextToBooster(boosterToLightGbmText(booster));
  const own = predictClasses(booster, rows);
  expect(predictClasses(reread, rows)).toEqual(own);
  expect(predictLeaf(reread, rows)).toEqual(predictLeaf(booster, rows));
  expect(onnxScores(booster, rows)).toEqual(own);
  // Serving's own walk, tree by tree.
  const numFeatures = booster.featureNames.length;
  const leaves = predictLeaf(booster, rows.subarray(0, 200 * numFeatures));
  reread.trees.forEach((tree, i) => {
    for (let row = 0; row < 200; row++)
      expect(leafOf(tree, rows, row * numFeatures)).toBe(leaves[row * reread.trees.length + i]);
  });
});
