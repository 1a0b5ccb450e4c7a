/** Texts of LightGBM that cannot be read, and those that mean something else than they seem to. */
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { lightGbmTextToBooster } from '../../src/model-format/text-to-booster';
import { threeLeafBooster } from './random-booster';

const text = boosterToLightGbmText(threeLeafBooster(0.5));

test.each<[string, string, string]>([
  ['version 2', text.replace('version=v4', 'version=v2'), 'got version=v2: load and save'],
  ['a random forest', text.replace('objective=', 'average_output\nobjective='), 'got a random forest'],
  ['categories of pandas', `${text}\npandas_categorical:[["a", "b"]]\n`, 'categories of a pandas DataFrame'],
  ['a hexadecimal number', text.replace(/threshold=\S+/, 'threshold=0x10'), 'expected a number, got "0x10"'],
])('%s: refused with the reason', (_, refused, message) => {
  expect(refused).not.toBe(text);
  expect(() => lightGbmTextToBooster(refused)).toThrow(message);
});

test.each(['null', '[]'])('pandas_categorical:%s means no categories', (categories) => {
  const booster = lightGbmTextToBooster(`${text}\npandas_categorical:${categories}\n`);
  expect(booster.trees).toEqual(lightGbmTextToBooster(text).trees);
});

test('parameters are written under the names of LightGBM and read back under those of the trainer', () => {
  const params = {
    objective: 'binary',
    metric: 'logLoss',
    featureFractionByNode: 0.5,
    earlyStoppingRounds: 7,
    isUnbalance: true,
    growth: 'leafWise',
    monotoneConstraints: '1,0,-1',
  };
  const written = boosterToLightGbmText({ ...threeLeafBooster(0.5), params });
  for (const line of [
    '[metric: binary_logloss]',
    '[feature_fraction_bynode: 0.5]',
    '[early_stopping_round: 7]',
    '[is_unbalance: 1]',
  ])
    expect(written).toContain(line);
  expect(lightGbmTextToBooster(written).params).toEqual(params);
});
