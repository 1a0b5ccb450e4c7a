/**
 * Datasets: binned rows with labels. A builder takes raw rows in batches and keeps only their bins, so the raw
 * values never have to be in memory at once. Subsets of a dataset share its bins.
 *
 * Memory: 2 bytes per row and feature, 4 bytes per row for labels, and 4 each for weights and initial scores if given.
 * A subset adds 4 bytes for each of its rows.
 */
import type { BinMapper } from './bin-mapper';
import { maxRowsOf, strideOf } from './binned-rows';
import type { BinnedRows } from './binned-rows';
import { DatasetError } from './errors';
import { checkFeatureNames } from './feature-names';
import { KernelMemory } from './kernels/kernel-memory';
import { RowBinner } from './kernels/row-binner';

export class Dataset {
  /** @param rows rows of the storage that belong to this dataset, strictly ascending */
  constructor(
    readonly storage: BinnedRows,
    readonly rows: Int32Array,
  ) {}

  get numRows(): number {
    return this.rows.length;
  }

  get numFeatures(): number {
    return this.storage.numFeatures;
  }

  get featureNames(): readonly string[] {
    return this.storage.featureNames;
  }

  /**
   * Some rows of this dataset, sharing its bins (a fold of cross-validation).
   * @param rowIndices positions in this dataset, strictly ascending
   */
  subset(rowIndices: Int32Array): Dataset {
    let previous = -1;
    for (const index of rowIndices) {
      if (index <= previous)
        throw new DatasetError('row indices in strictly ascending order', `${index} after ${previous}`);
      if (index >= this.numRows) throw new DatasetError(`row indices below ${this.numRows}`, index);
      previous = index;
    }
    return new Dataset(
      this.storage,
      rowIndices.map((index) => this.rows[index]),
    );
  }

  /**
   * The same rows with other weights, sharing its bins.
   * @param weights one per row of the whole storage, not negative
   */
  withWeights(weights: Float32Array): Dataset {
    if (weights.length !== this.storage.numRows)
      throw new DatasetError(`${this.storage.numRows} weights, one per row`, weights.length);
    checkWeights(weights);
    return new Dataset(Object.freeze({ ...this.storage, weights }), this.rows);
  }
}

export interface AppendOptions {
  /** Row weights, not negative. Either every append of a builder has them, or none. */
  readonly weights?: Float32Array;
  /** Raw scores to start from. Either every append of a builder has them, or none. */
  readonly initScores?: Float32Array;
  /** Sizes of the groups that the rows form, in order. Either every append of a builder has them, or none. */
  readonly groups?: ArrayLike<number>;
}

export class DatasetBuilder {
  private memory = new KernelMemory();
  /** Bins of the rows so far; grows in place. */
  private rowMajor: Uint8Array | undefined;
  private readonly labels: Float32Array[] = [];
  private readonly weights: Float32Array[] = [];
  private readonly initScores: Float32Array[] = [];
  private readonly groupSizes: number[] = [];
  private currentBinner: RowBinner | undefined;
  private numRows = 0;

  /** @param numThreads threads for binning, including the calling one; `finish` hands them over to the next training or ends them. The bins do not depend on it. */
  constructor(
    private readonly mappers: readonly BinMapper[],
    private readonly featureNames: readonly string[],
    private readonly numThreads = 1,
  ) {
    if (mappers.length !== featureNames.length || mappers.length === 0) {
      throw new DatasetError(
        `one name for each of ${mappers.length} features (at least one)`,
        `${featureNames.length} names`,
      );
    }
    checkFeatureNames(featureNames);
  }

  private get binner(): RowBinner {
    return (this.currentBinner ??= new RowBinner(
      this.memory,
      this.mappers,
      strideOf(this.mappers.length),
      this.numThreads,
    ));
  }

  /**
   * Bins the rows and copies everything it needs, so the caller may reuse the arrays.
   * @param rows row-major float32 values
   * @param labels one per row
   */
  append(rows: Float32Array, labels: Float32Array | Uint8Array, options: AppendOptions = {}): void {
    const numRows = labels.length;
    this.check(rows, numRows, options);
    this.binRows(rows);
    this.labels.push(new Float32Array(labels));
    if (options.weights) this.weights.push(options.weights.slice());
    if (options.initScores) this.initScores.push(options.initScores.slice());
    for (const size of Array.from(options.groups ?? [])) this.groupSizes.push(size);
    this.numRows += numRows;
  }

  /** The dataset of all appended rows. The builder is empty afterwards. */
  finish(): Dataset {
    const numFeatures = this.mappers.length;
    const { numRows, memory, rowMajor, binner } = this;
    if (!rowMajor || numRows === 0) throw new DatasetError('at least one row', 'none');
    const storage: BinnedRows = Object.freeze({
      numRows,
      numFeatures,
      featureNames: [...this.featureNames],
      mappers: this.mappers,
      memory,
      stride: strideOf(numFeatures),
      rowMajor,
      columns: this.columnsOf(rowMajor),
      labels: concat(this.labels, numRows),
      weights: this.weights.length > 0 ? concat(this.weights, numRows) : undefined,
      initScores: this.initScores.length > 0 ? concat(this.initScores, numRows) : undefined,
      groups: this.groupSizes.length > 0 ? startsOf(this.groupSizes.splice(0)) : undefined,
      featureRanges: binner.featureRanges,
    });
    binner.handOver();
    this.currentBinner = undefined;
    this.numRows = 0;
    this.memory = new KernelMemory();
    this.rowMajor = undefined;
    return new Dataset(storage, everyRow(numRows));
  }

  private check(rows: Float32Array, numRows: number, options: AppendOptions): void {
    const { weights, initScores } = options;
    const numFeatures = this.mappers.length;
    if (rows.length !== numRows * numFeatures) {
      throw new DatasetError(
        `${numRows} rows of ${numFeatures} values, one row per label`,
        `${rows.length} values`,
      );
    }
    const maxRows = maxRowsOf(numFeatures);
    if (this.numRows + numRows > maxRows) {
      throw new DatasetError(
        `at most ${maxRows} rows of ${numFeatures} features in a dataset (train on parts of the rows, one after the other, with continueFrom)`,
        this.numRows + numRows,
      );
    }
    this.checkExtra('weights', weights, this.weights, numRows);
    this.checkExtra('initScores', initScores, this.initScores, numRows);
    this.checkGroups(options.groups, numRows);
    if (weights) checkWeights(weights);
    const badScore = initScores?.find((score) => !Number.isFinite(score));
    if (badScore !== undefined) throw new DatasetError('finite initScores', badScore);
  }

  private checkExtra(
    name: string,
    given: Float32Array | undefined,
    before: Float32Array[],
    numRows: number,
  ): void {
    if (given && given.length !== numRows)
      throw new DatasetError(`${numRows} ${name}, one per row`, given.length);
    if (this.numRows > 0 && (given !== undefined) !== before.length > 0) {
      throw new DatasetError(
        `${name} in every append or in none`,
        given ? 'an append with them after one without' : 'an append without them after one with',
      );
    }
  }

  private checkGroups(groups: AppendOptions['groups'], numRows: number): void {
    if (this.numRows > 0 && (groups !== undefined) !== this.groupSizes.length > 0)
      throw new DatasetError(
        'groups in every append or in none',
        groups ? 'an append with them after one without' : 'an append without them after one with',
      );
    if (!groups) return;
    const sizes = Array.from(groups);
    const badSize = sizes.find((size) => !Number.isInteger(size) || size < 0);
    if (badSize !== undefined)
      throw new DatasetError('group sizes that are whole numbers of at least 0', badSize);
    const sum = sizes.reduce((all, size) => all + size, 0);
    if (sum !== numRows) throw new DatasetError(`group sizes that add up to ${numRows} rows`, sum);
  }

  /** Appends the bins of the rows. */
  private binRows(rows: Float32Array): void {
    const numFeatures = this.mappers.length;
    const stride = strideOf(numFeatures);
    const numRows = rows.length / numFeatures;
    // Create the binner's arrays first: only the last array of a memory can grow.
    const { binner } = this;
    this.rowMajor ??= this.memory.allocate(Uint8Array, 0);
    this.rowMajor = this.memory.extend(this.rowMajor, (this.numRows + numRows) * stride);
    binner.bin(rows, this.rowMajor.subarray(this.numRows * stride));
  }

  private columnsOf(rowMajor: Uint8Array): Uint8Array[] {
    const { memory, numRows, mappers } = this;
    const columnMajor = memory.allocate(Uint8Array, numRows * mappers.length);
    this.binner.copyColumns(rowMajor, numRows, columnMajor);
    return mappers.map((_, feature) => columnMajor.subarray(feature * numRows, (feature + 1) * numRows));
  }
}

function checkWeights(weights: Float32Array): void {
  const badWeight = weights.find((weight) => !(weight >= 0 && weight < Infinity));
  if (badWeight !== undefined) throw new DatasetError('weights that are finite and not negative', badWeight);
}

/** Start of each group, then the end of the last one. */
function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  sizes.forEach((size, i) => (starts[i + 1] = starts[i] + size));
  return starts;
}

function everyRow(numRows: number): Int32Array {
  const rows = new Int32Array(numRows);
  for (let row = 0; row < numRows; row++) rows[row] = row;
  return rows;
}

function concat(parts: Float32Array[], length: number): Float32Array {
  const whole = new Float32Array(length);
  let at = 0;
  for (const part of parts.splice(0)) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
