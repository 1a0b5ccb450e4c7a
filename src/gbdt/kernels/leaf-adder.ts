/** Adds a grown tree to the scores of its rows with the kernel of assembly/scores-job.ts. */
import type { RowPartition } from '../row-partition';
import { JOB } from './job-runner';
import type { JobRunner } from './job-runner';

/** @param scores by row of the storage, in the kernels' memory */
export function addLeaves(
  runner: JobRunner,
  leafValue: Float64Array,
  partition: RowPartition,
  scores: Float64Array,
): void {
  const { memory } = runner;
  const leaves = [...leafValue.keys()].sort((a, b) => partition.beginOf(a) - partition.beginOf(b));
  const lists = memory.allocate(Uint32Array, leaves.length);
  const starts = memory.allocate(Int32Array, leaves.length + 1);
  const values = memory.allocate(Float64Array, leaves.length);
  lists.set(leaves.map((leaf) => partition.arrayOf(leaf).byteOffset));
  starts.set(leaves.map((leaf) => partition.beginOf(leaf)));
  starts[leaves.length] = partition.endOf(leaves[leaves.length - 1]);
  values.set(leaves.map((leaf) => leafValue[leaf]));
  runner.run(JOB.addLeaves, [
    ...[lists.byteOffset, starts.byteOffset, values.byteOffset, leaves.length],
    ...[scores.byteOffset, scores.length],
  ]);
  memory.release(lists);
  memory.release(starts);
  memory.release(values);
}
