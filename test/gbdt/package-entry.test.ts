/** `timel-e-recommendations/gbdt` as a program outside of src imports it: compiled code, and types from the sources. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Booster, TrainParams } from 'timel-e-recommendations/gbdt';

const root = resolve(__dirname, '..', '..');

/** Trains on one feature that decides the label; prints the booster and the scores of a low and a high value. */
const program = `
  const { DatasetBuilder, fitBinMappers, predictRaw, train } = require('timel-e-recommendations/gbdt');
  (async () => {
    const rows = Float32Array.from({ length: 400 }, (_, i) => i);
    const labels = Float32Array.from(rows, (value) => Number(value >= 200));
    const mappers = fitBinMappers(rows, 1, { maxBin: 255, minDataInBin: 3, numThreads: 1 });
    const builder = new DatasetBuilder(mappers, ['value'], 1);
    builder.append(rows, labels);
    const params = JSON.parse(process.argv[1]);
    const { booster } = await train({ params, train: builder.finish(), numThreads: 1 });
    const [low, high] = predictRaw(booster, Float32Array.of(10, 390));
    console.log(JSON.stringify({ featureNames: booster.featureNames, trees: booster.trees.length, low, high }));
  })();`;

interface Printed extends Pick<Booster, 'featureNames'> {
  readonly trees: number;
  readonly low: number;
  readonly high: number;
}

test('trains and predicts under its package name', () => {
  const params: Partial<TrainParams> = { numIterations: 5, numLeaves: 4 };
  const output = execFileSync(process.execPath, ['-e', program, JSON.stringify(params)], {
    cwd: root,
    encoding: 'utf8',
  });
  const { featureNames, trees, low, high } = JSON.parse(output) as Printed;
  expect(featureNames).toEqual(['value']);
  expect(trees).toBe(5);
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(0);
});
