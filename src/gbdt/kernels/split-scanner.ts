/** Finds the best numerical splits of leaves with the kernel of assembly/split-scan.ts. */
import type { Units } from '../leaf-output';
import type { Sums } from '../leaf-state';
import type { Split, SplitParams } from '../split-finder';
import { NO_PARTS } from './histogram-builder';
import { JOB } from './job-runner';
import type { JobRunner } from './job-runner';
import { LEAF_NUMBERS, writeLeaf } from './leaf-numbers';

/** float64 numbers of a result (split-scan.ts). */
const RESULT_NUMBERS = 6;

/** Histogram of a leaf, in the kernels' memory, and its sums; the sums are undefined if the leaf must not be split. */
export interface ScannedLeaf {
  readonly histogram: Float64Array;
  readonly sums: Sums | undefined;
  /** Output, if given: the histogram of the tree's features in packed form. */
  readonly packed?: BigInt64Array | undefined;
}

/** Kernel memory of a leaf: its numbers and the results by feature. */
interface Slot {
  readonly leaf: Float64Array;
  readonly results: Float64Array;
}

export class SplitScanner {
  private readonly features: Int32Array;
  private readonly first: Slot;
  private readonly second: Slot;

  /** @param firstBin first bin of each feature in a histogram, in the kernels' memory */
  constructor(
    private readonly runner: JobRunner,
    private readonly firstBin: Int32Array,
  ) {
    const numFeatures = firstBin.length - 1;
    const slot = (): Slot => ({
      leaf: runner.allocate(Float64Array, LEAF_NUMBERS),
      results: runner.allocate(Float64Array, numFeatures * RESULT_NUMBERS),
    });
    this.features = runner.allocate(Int32Array, numFeatures);
    this.first = slot();
    this.second = slot();
  }

  /** As findBestSplit of split-finder.ts. */
  findBestSplit(
    { histogram, sums }: ScannedLeaf,
    features: Int32Array,
    units: Units,
    params: SplitParams,
  ): Split | undefined {
    this.features.set(features);
    const leaf = this.describe(this.first, sums, units, params);
    this.scan(features.length, histogram.byteOffset, leaf, [0, 0, 0, ...NO_PARTS]);
    return sums && bestOf(this.first.results, features);
  }

  /**
   * Subtracts a child's histogram from its parent's, which becomes the other child's, and finds the best split of both.
   * @param other the other child, with the parent's histogram
   * @param features the histograms are undefined for other features afterwards
   * @param parts partial histograms of the child that still have to be added up (histogram-builder.ts)
   */
  findInChildren(
    child: ScannedLeaf,
    other: ScannedLeaf,
    features: Int32Array,
    units: Units,
    params: SplitParams,
    parts: readonly number[] = NO_PARTS,
  ): [Split | undefined, Split | undefined] {
    this.features.set(features);
    const { first, second } = this;
    const leaf = this.describe(first, child.sums, units, params);
    const otherLeaf = this.describe(second, other.sums, units, params);
    this.scan(features.length, child.histogram.byteOffset, leaf, [
      ...[other.histogram.byteOffset, otherLeaf, second.results.byteOffset, ...parts],
      ...[child.packed?.byteOffset ?? 0, other.packed?.byteOffset ?? 0],
    ]);
    return [child.sums && bestOf(first.results, features), other.sums && bestOf(second.results, features)];
  }

  /** Writes a leaf's numbers. @returns their address, or 0 for a leaf that must not be split */
  private describe({ leaf }: Slot, sums: Sums | undefined, units: Units, params: SplitParams): number {
    if (!sums) return 0;
    writeLeaf(sums, units, params, leaf);
    return leaf.byteOffset;
  }

  private scan(numFeatures: number, histogram: number, leaf: number, other: readonly number[]): void {
    const { runner, features, firstBin } = this;
    const results = this.first.results.byteOffset;
    const args = [histogram, features.byteOffset, numFeatures, firstBin.byteOffset, leaf, results, ...other];
    runner[runner.numThreads > 1 ? 'run' : 'runAlone'](JOB.scan, args);
  }
}

/** The best split over all features; at equal gain, that of the smallest feature. */
function bestOf(results: Float64Array, features: Int32Array): Split | undefined {
  let best = -1;
  for (let i = 0; i < features.length; i++) {
    const at = i * RESULT_NUMBERS;
    if (results[at + 1] >= 0 && (best < 0 || results[at] > results[best])) best = at;
  }
  if (best < 0) return undefined;
  return {
    feature: features[best / RESULT_NUMBERS],
    bin: results[best + 1],
    missingLeft: results[best + 2] === 1,
    gain: results[best],
    left: { gradient: results[best + 3], hessian: results[best + 4], count: results[best + 5] },
  };
}
