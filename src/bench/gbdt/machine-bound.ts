/**
 * Lower bound of the cost per row and feature on this machine: the summing loop of the histogram kernel, run repeatedly on
 * one block of rows that fits the L1 cache.
 */
import { KernelMemory } from '../../gbdt/kernels/kernel-memory';
import { loadKernels } from '../../gbdt/kernels/kernel-module';
import { createRandom } from '../../gbdt/random';

const ROWS = 512;
const FEATURES = 8;
const ROUNDS = 400;
const REPEATS = 25;

/** @returns nanoseconds, the best of several runs */
export function nanosecondsPerSum(): number {
  const memory = new KernelMemory();
  const kernels = loadKernels(memory);
  const random = createRandom(1);
  const bins = memory.allocate(Uint8Array, ROWS * FEATURES);
  for (let i = 0; i < bins.length; i++) bins[i] = random.nextInt(256);
  const addends = memory.allocate(Float64Array, ROWS);
  const sums = memory.allocate(Uint8Array, FEATURES * 256 * 8);
  let best = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now();
    for (let round = 0; round < ROUNDS; round++) {
      kernels.addEightFeatures(bins.byteOffset, FEATURES, addends.byteOffset, ROWS, sums.byteOffset);
    }
    best = Math.min(best, performance.now() - start);
  }
  return (best * 1e6) / (ROUNDS * ROWS * FEATURES);
}
