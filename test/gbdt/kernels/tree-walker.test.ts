/** Prediction in WebAssembly is the TypeScript walk, to the last bit. */
import { predictRaw, scoreInTypeScript } from '../../../src/gbdt/predict';
import { train } from '../../../src/gbdt/train';
import { randomToyData, toyDataset } from '../toy-data';

test.each([1, 7, 8, 255, 257, 2000])('%i rows', async (numRows) => {
  const data = randomToyData(2000, 9, numRows);
  const params = { numIterations: 12, numLeaves: 40, minDataInLeaf: 5 };
  const { booster } = await train({ params, train: toyDataset(data), evaluateTrain: false });
  const rows = data.rows.slice(0, numRows * 9);
  const expected = new Float32Array(numRows);
  scoreInTypeScript(booster, rows, expected);
  expect(predictRaw(booster, rows)).toEqual(expected);
  expect(predictRaw(booster, rows)).toEqual(expected);
});
