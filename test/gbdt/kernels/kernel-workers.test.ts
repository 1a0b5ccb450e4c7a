/** Threads that start, are reused and end: no thread is waited for, and no work is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gradients } from '../../../src/gbdt/gradients';
import { LogisticKernel } from '../../../src/gbdt/kernels/logistic-kernel';
import { JobRunner } from '../../../src/gbdt/kernels/job-runner';
import { KernelMemory } from '../../../src/gbdt/kernels/kernel-memory';
import { parkCrew, takeCrew } from '../../../src/gbdt/kernels/kernel-workers';
import { loadKernels } from '../../../src/gbdt/kernels/kernel-module';
import { randomToyData, toyDataset } from '../toy-data';

const NUM_ROWS = 50_000;
const { storage, rows } = toyDataset(randomToyData(NUM_ROWS, 3, 6));

function gradientsBy(runner: JobRunner): Gradients['gradient'] {
  const scores = runner.copyOf(
    Float64Array,
    Float64Array.from({ length: NUM_ROWS }, (_, row) => (row % 9) - 4),
  );
  return new LogisticKernel(runner, storage, rows).gradientsAt(scores).gradient.slice();
}

test('a runner that ends before its threads have started leaves the memory usable for the next one', async () => {
  const expected = ((): Gradients['gradient'] => {
    using alone = new JobRunner(storage.memory, 1);
    return gradientsBy(alone);
  })();
  for (let i = 0; i < 5; i++) {
    using runner = new JobRunner(storage.memory, 3);
    expect(gradientsBy(runner)).toEqual(expected);
    if (i > 2) await sleep(60); // now they come
    expect(gradientsBy(runner)).toEqual(expected);
  }
});

test('a parked crew is reused by the next runner with the same number of threads only', async () => {
  const memory = new KernelMemory();
  const kernels = loadKernels(memory);
  const crew = takeCrew(memory, 1);
  parkCrew(crew, kernels);
  const other = takeCrew(memory, 2);
  expect(other).not.toBe(crew);
  expect(takeCrew(memory, 1)).toBe(crew);
  const third = takeCrew(memory, 1);
  expect(third).not.toBe(crew);
  await sleep(60);
  for (const each of [crew, other, third]) each.end(kernels);
});
