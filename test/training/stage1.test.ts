import { quickRecipe } from '../../src/training/recipes';
import { trainStage1 } from '../../src/training/stage1';
import { TooLittleDataError } from '../../src/training/too-little-data';
import { toyDataset, toyDatasetLike } from '../gbdt/toy-data';

/** Every candidate has the same features; each tenth was bought. */
const indistinguishable = (numRows: number) => ({
  numFeatures: 3,
  rows: new Float32Array(3 * numRows).fill(1),
  labels: Uint8Array.from({ length: numRows }, (_, row) => Number(row % 10 === 0)),
});

test('training is refused in one sentence if no feature separates bought candidates from the others', async () => {
  const train = toyDataset(indistinguishable(200));
  const set = { train, validation: toyDatasetLike(train, indistinguishable(50)) };
  const refused = trainStage1(set, { recipe: quickRecipe, seed: 1, numThreads: 1 });
  await expect(refused).rejects.toThrow(TooLittleDataError);
  await expect(refused).rejects.toThrow(
    'more varied orders are needed, but no feature separates the bought ones of 200 candidates from the others',
  );
});
