/** Bins raw rows with the kernel of assembly/bin-column.ts; categorical features are binned in TypeScript. */
import { createBinLookup } from '../bin-lookup';
import type { BinMapper } from '../bin-mapper';
import { binCategories } from '../category-bins';
import { JOB, JobRunner } from './job-runner';
import type { KernelMemory } from './kernel-memory';

/** Number of rows that a thread bins at a time (bin-column.ts), and the number of such tiles per job. */
const TILE_ROWS = 1024;
const TILES_A_THREAD = 4;
/** Number of values that the kernel may read past the last bound. */
const BOUNDS_MARGIN = 16;

export class RowBinner {
  private readonly runner: JobRunner;
  /** Of each feature: table, bounds, halvings, missing bin (bin-column.ts). */
  private readonly columns: Uint32Array;
  private readonly batchRows: number;
  private readonly values: Float32Array;
  /** Smallest and largest finite value so far, by thread and feature; NaN if there is none. */
  private readonly ranges: Float32Array;

  /**
   * @param memory receives the bins
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

  /** Smallest and largest finite value of each feature in the rows so far; NaN if there is none. */
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
   * @param out receives the bins of the rows, in the kernels' memory; padding is not written
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
   * Copies the bins from row order to column order.
   * @param columnMajor output, in the kernels' memory
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

  /** Releases the memory used for binning and keeps the threads for a training that starts soon. */
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

  /** Kernel input for a feature: addresses, and the number of search steps for its densest range. */
  private place(mapper: BinMapper): number[] {
    const lookup = createBinLookup(mapper);
    const table = this.runner.copyOf(Uint16Array, lookup.table);
    const bounds = this.runner.allocate(Float32Array, mapper.bounds.length + BOUNDS_MARGIN).fill(Infinity);
    bounds.set(mapper.bounds);
    const halvings = Math.ceil(Math.log2(lookup.widest + 1));
    return [table.byteOffset, bounds.byteOffset, halvings, mapper.missingBin];
  }
}
