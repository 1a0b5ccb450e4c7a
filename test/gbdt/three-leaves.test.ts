/** A function of three leaves has to be recovered exactly. */
import { predictRaw } from '../../src/gbdt/predict';
import { train } from '../../src/gbdt/train';
import { toyDataset } from './toy-data';

/** Share of positive labels: the function to recover. */
function shareAt(x0: number, x1: number): number {
  if (x0 <= 10) return 0.2;
  return x1 > 4 ? 0.8 : 0.5; // missing x1 goes with the small ones
}

// x0 is 0 to 19 and x1 is 0 to 8 or missing; every pair has ten rows, of which exactly the given fraction is positive.
const points = Array.from({ length: 2000 }, (_, i) => {
  const x0 = i % 20;
  const x1 = Math.floor(i / 20) % 10 < 9 ? Math.floor(i / 20) % 10 : NaN;
  const share = shareAt(x0, x1);
  return { x0, x1, share, label: Math.floor(i / 200) < share * 10 ? 1 : 0 };
});
const rows = Float32Array.from(points.flatMap(({ x0, x1 }) => [x0, x1]));
const labels = Uint8Array.from(points, ({ label }) => label);
const dataset = toyDataset({ rows, labels, numFeatures: 2 });

test.each([3, 31])('one tree with at most %i leaves finds the three leaves', async (numLeaves) => {
  const { booster } = await train({ params: { numIterations: 1, numLeaves }, train: dataset });
  const [tree] = booster.trees;
  expect([...tree.splitFeature]).toEqual([0, 1]);
  expect([...tree.threshold]).toEqual([10.5, 4.5]);
  expect(tree.defaultLeft[1]).toBe(1);
  expect([...tree.leftChild]).toEqual([~0, ~1]);
  expect([...tree.rightChild]).toEqual([1, ~2]);
  const rowsWith = (share: number): number => points.filter((point) => point.share === share).length;
  expect([...tree.leafCount]).toEqual([rowsWith(0.2), rowsWith(0.5), rowsWith(0.8)]);
});

test('predicts the probabilities', async () => {
  const { booster } = await train({ params: { numIterations: 80, learningRate: 0.3 }, train: dataset });
  predictRaw(booster, rows).forEach((score, i) => {
    expect(1 / (1 + Math.exp(-score))).toBeCloseTo(points[i].share, 3);
  });
});
