/** What train refuses, and in which words. */
import { fitBinMappers } from '../../src/gbdt/bin-mapper';
import { maxRowsOf } from '../../src/gbdt/binned-rows';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import { DatasetError, ParameterError } from '../../src/gbdt/errors';
import { train } from '../../src/gbdt/train';
import { randomToyData, toyDataset, toyDatasetLike, toyFeatureNames } from './toy-data';

const data = randomToyData(1200, 6, 11);
const dataset = toyDataset(data);
const validation = toyDatasetLike(dataset, randomToyData(800, 6, 12));

describe('rejects', () => {
  const withLabels = (labels: ArrayLike<number>): ReturnType<typeof toyDataset> =>
    toyDataset({
      ...data,
      labels: Float32Array.from({ length: 1200 }, (_, i) => labels[i % labels.length]) as never,
    });

  test.each([
    [[0, 1, 0.5], 'training labels that are 0 or 1, got 0.5 in row 2'],
    [[0, NaN], 'training labels that are 0 or 1, got NaN in row 1'],
  ])('labels %p', async (labels, message) => {
    const attempt = train({ train: withLabels(labels) });
    await expect(attempt).rejects.toThrow(DatasetError);
    await expect(attempt).rejects.toThrow(`expected ${message}`);
  });

  test('weights that are all zero', async () => {
    const attempt = train({ train: toyDataset(data, { weights: new Float32Array(1200) }) });
    await expect(attempt).rejects.toThrow('expected training rows with a weight above 0, got none');
  });

  test('more rows than fit into 4 GiB, before binning', () => {
    const numRows = maxRowsOf(1) + 1;
    const mappers = fitBinMappers(Float32Array.of(1, 2), 1, { maxBin: 255, minDataInBin: 1 });
    const builder = new DatasetBuilder(mappers, ['f0']);
    expect(() => builder.append(new Float32Array(numRows), new Uint8Array(numRows))).toThrow(
      `expected at most ${numRows - 1} rows of 1 features in a dataset (train on parts of the rows, one after the other, with continueFrom), got ${numRows}`,
    );
  });

  test('validation rows with other bins', async () => {
    const attempt = train({ train: dataset, validation: toyDataset(data, { maxBin: 10 }) });
    await expect(attempt).rejects.toThrow(
      'expected validation rows binned with the mappers of the training rows, got different mappers',
    );
  });

  test('but accepts equal mappers that were fitted separately', async () => {
    const mappers = fitBinMappers(data.rows, 6, { maxBin: 255, minDataInBin: 1 });
    const builder = new DatasetBuilder(mappers, toyFeatureNames(6));
    builder.append(data.rows, data.labels);
    const { evaluations } = await train({
      params: { numIterations: 1 },
      train: dataset,
      validation: builder.finish(),
    });
    expect(evaluations.validation).toHaveLength(1);
  });

  test('a parameter out of range', async () => {
    await expect(train({ params: { numLeaves: 1 }, train: dataset })).rejects.toThrow(ParameterError);
  });

  test('a validation set without rows', async () => {
    const attempt = train({ train: dataset, validation: validation.subset(new Int32Array(0)) });
    await expect(attempt).rejects.toThrow('expected validation rows, got none');
  });
});
