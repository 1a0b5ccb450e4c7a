/** Bins of raw rows, with the kernel of assembly/bin-column.ts; categories in TypeScript. */
import { createBinLookup } from '../bin-lookup';
import type { BinMapper } from '../bin-mapper';
import { binCategories } from '../category-bins';
import { JOB, JobRunner } from './job-runner';
import type { KernelMemory } from './kernel-memory';

/** Rows that a thread bins at a time (bin-column.ts), and how many times as many are handed over at once. */
const TILE_ROWS = 1024;
const TILES_A_THREAD = 4;
/** What the kernel may read behind the last bound. */
const BOUNDS_MARGIN = 16;

export class RowBinner {
  private readonly runner: JobRunner;
  /** Of each feature: table, bounds, halvings, missing bin (bin-column.ts). */
  private readonly columns: Uint32Array;
  private readonly batchRows: number;
  private readonly values: Float32Array;
  /** Smallest and largest finite value so far, by thread and feature; NaN when there was none. */
  private readonly ranges: Float32Array;

  /**
   * @param memory where the bins are wanted
   * @param stride bytes from row to row of the bins
   */
  constructor(
    memory: KernelMemory,
    private readonly mappers: readonly BinMapper[],
    private readonly stride: number,
    numThreads = 1,
  ) {
    this.runner = new JobRunner(memory, numThreads);
    this.columns = this.runner.copyOf(
      Uint32Array,
      mappers.flatMap((mapper) => this.place(mapper)),
    );
    this.batchRows = TILE_ROWS * (numThreads > 1 ? numThreads * TILES_A_THREAD : 1);
    this.values = this.runner.allocate(Float32Array, this.batchRows * mappers.length);
    this.ranges = this.runner.allocate(Float32Array, mappers.length * 2 * numThreads).fill(NaN);
  }

  /** Smallest and largest finite value of each feature in the rows so far; NaN when there was none. */
  get featureRanges(): [number, number][] {
    const { ranges, runner, mappers } = this;
    return mappers.map((_, feature) => {
      const places = Array.from({ length: runner.numThreads }, (__, i) => 2 * (i * mappers.length + feature));
      const seen = places.filter((at) => !Number.isNaN(ranges[at]));
      if (seen.length === 0) return [NaN, NaN];
      return [Math.min(...seen.map((at) => ranges[at])), Math.max(...seen.map((at) => ranges[at + 1]))];
    });
  }

  /**
   * @param rows row-major
   * @param out bins of the rows, written, in the kernels' memory; what pads them is left alone
   */
  bin(rows: Float32Array, out: Uint8Array): void {
    const numFeatures = this.mappers.length;
    const numRows = rows.length / numFeatures;
    for (let first = 0; first < numRows; first += this.batchRows) {
      const size = Math.min(this.batchRows, numRows - first);
      this.values.set(rows.subarray(first * numFeatures, (first + size) * numFeatures));
      this.binBatch(size, out.subarray(first * this.stride, (first + size) * this.stride));
    }
  }

  /**
   * The bins by column, made from those by row.
   * @param columnMajor written, in the kernels' memory
   */
  copyColumns(rowMajor: Uint8Array, numRows: number, columnMajor: Uint8Array): void {
    const { runner, stride, mappers } = this;
    const args = [rowMajor.byteOffset, stride, numRows, mappers.length, columnMajor.byteOffset];
    runner.run(JOB.copyColumns, args);
  }

  /** Ends the threads. */
  [Symbol.dispose](): void {
    this.runner[Symbol.dispose]();
  }

  /** Gives back what binning needed, and keeps the threads a while for a training on this memory. */
  handOver(): void {
    this.runner.handOver();
  }

  private binBatch(numRows: number, bins: Uint8Array): void {
    const { runner, mappers, values, columns, stride, ranges } = this;
    runner[numRows > TILE_ROWS ? 'run' : 'runAlone'](JOB.binRows, [
      ...[values.byteOffset, numRows, mappers.length, columns.byteOffset],
      ...[bins.byteOffset, stride, ranges.byteOffset],
    ]);
    const used = values.subarray(0, numRows * mappers.length);
    mappers.forEach((mapper, feature) => {
      if (mapper.categories) binCategories(mapper, used, feature, mappers.length, bins, stride);
    });
  }

  /** What the kernel needs of a feature: addresses, and the search steps that its fullest range needs. */
  private place(mapper: BinMapper): number[] {
    const lookup = createBinLookup(mapper);
    const table = this.runner.copyOf(Uint16Array, lookup.table);
    const bounds = this.runner.allocate(Float32Array, mapper.bounds.length + BOUNDS_MARGIN).fill(Infinity);
    bounds.set(mapper.bounds);
    const halvings = Math.ceil(Math.log2(lookup.widest + 1));
    return [table.byteOffset, bounds.byteOffset, halvings, mapper.missingBin];
  }
}
