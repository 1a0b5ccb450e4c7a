/** Fits bin bounds with the kernel of assembly/bounds-job.ts: several columns at a time, one thread per column. */
import type { BinOptions } from '../bins';
import { JOB, JobRunner } from './job-runner';
import { KernelMemory } from './kernel-memory';

/** Sizes of a thread's counters and of a column's result (bounds-job.ts). */
const COUNTER_BYTES = 3 * 2048 * 4;
const RESULT_WORDS = 256;

export class BoundsFitter {
  /** Sampled values of each column. Fill them, then call `fit`, which overwrites them. */
  readonly columns: readonly Float32Array[];
  private readonly runner: JobRunner;
  private readonly areas: Uint8Array;
  private readonly areaBytes: number;
  private readonly bounds: Float32Array;
  private readonly counts: Uint32Array;

  constructor(
    private readonly numRows: number,
    numColumns: number,
    numThreads: number,
  ) {
    const memory = new KernelMemory();
    this.runner = new JobRunner(memory, numThreads);
    const all = this.runner.allocate(Float32Array, numRows * numColumns);
    this.columns = Array.from({ length: numColumns }, (_, i) => all.subarray(i * numRows, (i + 1) * numRows));
    this.areaBytes = COUNTER_BYTES + numRows * 4;
    this.areas = this.runner.allocate(Uint8Array, this.areaBytes * numThreads);
    this.bounds = this.runner.allocate(Float32Array, RESULT_WORDS * numColumns);
    this.counts = new Uint32Array(this.bounds.buffer, this.bounds.byteOffset, this.bounds.length);
  }

  /** The bounds (greedy-bounds.ts) of the first columns. */
  fit(numColumns: number, { maxBin, minDataInBin }: BinOptions): Float32Array[] {
    this.runner.run(JOB.fitBounds, [
      ...[this.columns[0].byteOffset, this.numRows, this.numRows * 4, numColumns],
      ...[maxBin, minDataInBin, this.areas.byteOffset, this.areaBytes, this.bounds.byteOffset],
    ]);
    return Array.from({ length: numColumns }, (_, column) => {
      const at = column * RESULT_WORDS;
      return new Float32Array(this.bounds.subarray(at + 1, at + 1 + this.counts[at]));
    });
  }

  [Symbol.dispose](): void {
    this.runner[Symbol.dispose]();
  }
}
