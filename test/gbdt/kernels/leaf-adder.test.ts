/** Leaf values added to the scores of their rows, by ranges of rows. */
import { addLeaves } from '../../../src/gbdt/kernels/leaf-adder';
import { JobRunner } from '../../../src/gbdt/kernels/job-runner';
import { KernelMemory } from '../../../src/gbdt/kernels/kernel-memory';
import { createRandom, drawSorted } from '../../../src/gbdt/random';
import { RowPartition } from '../../../src/gbdt/row-partition';

const NUM_ROWS = 70_001;

test.each([1, 2, 4])(
  '%i threads: each row of a bag gets the value of its leaf, the others nothing',
  (numThreads) => {
    const random = createRandom(4);
    using runner = new JobRunner(new KernelMemory(), numThreads);
    const bag = drawSorted(NUM_ROWS, 60_000, random);
    const partition = new RowPartition(runner, bag.length, 3);
    partition.reset(bag);
    const column = runner.copyOf(
      Uint8Array,
      Uint8Array.from({ length: NUM_ROWS }, () => random.nextInt(3)),
    );
    const countOf = (bin: number): number => bag.filter((row) => column[row] === bin).length;
    // Bin 0 stays in leaf 0, bin 1 goes to leaf 2, bin 2 to leaf 1.
    partition.split(0, 1, column, Uint32Array.of(3, 0, 0, 0, 0, 0, 0, 0), countOf(0) + countOf(1));
    partition.split(0, 2, column, Uint32Array.of(1, 0, 0, 0, 0, 0, 0, 0), countOf(0));
    const scores = runner.allocate(Float64Array, NUM_ROWS).fill(0.5);
    addLeaves(runner, Float64Array.of(1, 4, 2), partition, scores);
    const expected = new Float64Array(NUM_ROWS).fill(0.5);
    for (const row of bag) expected[row] += [1, 2, 4][column[row]];
    expect(scores).toEqual(expected);
  },
);
