/** Splits made ahead of their turn: what the tree does not come to leaves nothing behind. */
import type { Gradients } from '../../src/gbdt/gradients';
import { JobRunner } from '../../src/gbdt/kernels/job-runner';
import { resolveParams } from '../../src/gbdt/resolve-params';
import { createRandom } from '../../src/gbdt/random';
import { TreeGrower } from '../../src/gbdt/tree-grower';
import { randomToyData, toyDataset } from './toy-data';

const NUM_ROWS = 12_000;
const { storage, rows } = toyDataset(randomToyData(NUM_ROWS, 9, 21));
const features = Int32Array.from({ length: 9 }, (_, feature) => feature);

function randomGradients(seed: number): Gradients {
  const random = createRandom(seed);
  return {
    gradient: Int16Array.from({ length: NUM_ROWS }, () => random.nextInt(2 ** 14) - 2 ** 13),
    hessian: Uint16Array.from({ length: NUM_ROWS }, () => 1 + random.nextInt(2 ** 11)),
    gradientUnit: 2 ** -13,
    hessianUnit: 2 ** -13,
  };
}

test.each([40, 41, 90])(
  'trees of %i leaves one after the other: the same with 3 threads, in the same memory',
  (numLeaves) => {
    const params = resolveParams({ numLeaves, minDataInLeaf: 5 });
    using alone = new JobRunner(storage.memory, 1);
    using three = new JobRunner(storage.memory, 3);
    const byOne = new TreeGrower(storage, params, NUM_ROWS, undefined, { runner: alone });
    const byThree = new TreeGrower(storage, params, NUM_ROWS, undefined, { runner: three });
    const bytes: number[] = [];
    for (let index = 0; index < 8; index++) {
      const gradients = randomGradients(index);
      const expected = byOne.grow(gradients, rows, features, index);
      expect(expected.tree.numLeaves).toBe(numLeaves);
      expect(byThree.grow(gradients, rows, features, index)).toEqual(expected);
      const leavesOf = ({ partition }: TreeGrower): number[][] =>
        Array.from({ length: numLeaves }, (_, leaf) => [...partition.rowsOf(leaf)].sort((a, b) => a - b));
      expect(leavesOf(byThree)).toEqual(leavesOf(byOne));
      bytes.push(storage.memory.memory.buffer.byteLength);
    }
    expect(bytes[7]).toBe(bytes[3]);
  },
);
