/** Bins of raw rows, with the kernel of assembly/bin-column.ts; categories in TypeScript. */
import { createBinLookup } from '../bin-lookup';
import { type BinMapper } from '../bin-mapper';
import { binCategories } from '../category-bins';
import { KernelMemory } from './kernel-memory';
import { type Kernels, loadKernels } from './kernel-module';

/** Rows that stay in the second-level cache while their features are binned one after the other. */
const TILE_ROWS = 1024;
/** What the kernel may read behind the last bound. */
const BOUNDS_MARGIN = 16;

/** A feature as the kernel takes it: addresses, and the search steps that its fullest range needs. */
interface Column {
  readonly mapper: BinMapper;
  readonly table: number;
  readonly bounds: number;
  readonly halvings: number;
}

export class RowBinner {
  private readonly memory = new KernelMemory();
  private readonly kernels: Kernels;
  private readonly columns: readonly Column[];
  private readonly values: Float32Array;
  private readonly bins: Uint8Array;
  /** Smallest and largest finite value so far, feature by feature; NaN when there was none. */
  private readonly ranges: Float32Array;

  /** @param stride bytes from row to row of the bins */
  constructor(
    mappers: readonly BinMapper[],
    private readonly stride: number,
  ) {
    this.kernels = loadKernels(this.memory);
    this.columns = mappers.map((mapper) => this.place(mapper));
    this.values = this.memory.allocate(Float32Array, TILE_ROWS * mappers.length);
    this.bins = this.memory.allocate(Uint8Array, TILE_ROWS * stride);
    this.ranges = this.memory.allocate(Float32Array, mappers.length * 2).fill(NaN);
  }

  /** Smallest and largest finite value of each feature in the rows so far; NaN when there was none. */
  get featureRanges(): [number, number][] {
    return this.columns.map((_, feature) => [this.ranges[2 * feature], this.ranges[2 * feature + 1]]);
  }

  /**
   * @param rows row-major
   * @param out bins of the rows, written; what pads them stays zero
   */
  bin(rows: Float32Array, out: Uint8Array): void {
    const numFeatures = this.columns.length;
    const numRows = rows.length / numFeatures;
    for (let first = 0; first < numRows; first += TILE_ROWS) {
      const size = Math.min(TILE_ROWS, numRows - first);
      this.values.set(rows.subarray(first * numFeatures, (first + size) * numFeatures));
      this.columns.forEach((column, feature) => this.binColumn(column, feature, size));
      out.set(this.bins.subarray(0, size * this.stride), first * this.stride);
    }
  }

  private binColumn({ mapper, table, bounds, halvings }: Column, feature: number, numRows: number): void {
    const numFeatures = this.columns.length;
    this.kernels.binColumn(
      this.values.byteOffset + feature * 4,
      numRows,
      numFeatures * 4,
      this.bins.byteOffset + feature,
      this.stride,
      ...([table, bounds, halvings, mapper.missingBin, this.ranges.byteOffset + feature * 8] as const),
    );
    if (!mapper.categories) return;
    const values = this.values.subarray(0, numRows * numFeatures);
    binCategories(mapper, values, feature, numFeatures, this.bins, this.stride);
  }

  private place(mapper: BinMapper): Column {
    const { lowest, highest } = createBinLookup(mapper);
    const table = this.memory.allocate(Uint8Array, lowest.length * 2);
    let most = 0;
    for (let range = 0; range < lowest.length; range++) {
      table[2 * range] = lowest[range];
      table[2 * range + 1] = highest[range];
      most = Math.max(most, highest[range] - lowest[range]);
    }
    const bounds = this.memory.allocate(Float32Array, mapper.bounds.length + BOUNDS_MARGIN).fill(Infinity);
    bounds.set(mapper.bounds);
    const halvings = Math.ceil(Math.log2(most + 1));
    return { mapper, table: table.byteOffset, bounds: bounds.byteOffset, halvings };
  }
}
