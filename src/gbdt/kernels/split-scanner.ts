/** Finds the best numerical splits of leaves with the kernel of assembly/split-scan.ts. */
import { type Units } from '../leaf-output';
import { type Sums } from '../leaf-state';
import { leafGain } from '../split-gain';
import { leastGain, type Split, type SplitParams } from '../split-finder';
import { JOB, type JobRunner } from './job-runner';

/** float64 numbers of a leaf and of a result (split-scan.ts). */
const LEAF_NUMBERS = 11;
const RESULT_NUMBERS = 6;

export class SplitScanner {
  private readonly features: Int32Array;
  private readonly leaf: Float64Array;
  private readonly results: Float64Array;

  /** @param firstBin where each feature begins in a histogram, in the kernels' memory */
  constructor(
    private readonly runner: JobRunner,
    private readonly firstBin: Int32Array,
  ) {
    const numFeatures = firstBin.length - 1;
    this.features = runner.allocate(Int32Array, numFeatures);
    this.leaf = runner.allocate(Float64Array, LEAF_NUMBERS);
    this.results = runner.allocate(Float64Array, numFeatures * RESULT_NUMBERS);
  }

  /** As findBestSplit of split-finder.ts. @param histogram of the leaf, in the kernels' memory */
  findBestSplit(
    histogram: Float64Array,
    features: Int32Array,
    leaf: Sums,
    units: Units,
    params: SplitParams,
  ): Split | undefined {
    const { gradientUnit, hessianUnit } = units;
    const { minDataInLeaf, minSumHessianInLeaf, lambdaL1, lambdaL2 } = params;
    const parentGain = leafGain(leaf.gradient * gradientUnit, leaf.hessian * hessianUnit, params);
    this.leaf.set([leaf.gradient, leaf.hessian, leaf.count, gradientUnit, hessianUnit]);
    this.leaf.set([minDataInLeaf, minSumHessianInLeaf, lambdaL1, lambdaL2], 5);
    this.leaf.set([parentGain, leastGain(parentGain, params)], 9);
    this.features.set(features);
    this.runner.runAlone(
      JOB.scan,
      ...[histogram.byteOffset, this.features.byteOffset, features.length, this.firstBin.byteOffset],
      ...[this.leaf.byteOffset, this.results.byteOffset, 0],
    );
    return this.bestOf(features);
  }

  /** Of equal gains the first, thus the smallest feature's. */
  private bestOf(features: Int32Array): Split | undefined {
    const { results } = this;
    let best = -1;
    for (let i = 0; i < features.length; i++) {
      const at = i * RESULT_NUMBERS;
      if (results[at + 1] >= 0 && (best < 0 || results[at] > results[best])) best = at;
    }
    if (best < 0) return undefined;
    const [gain, bin, missingLeft, gradient, hessian, count] = results.subarray(best, best + RESULT_NUMBERS);
    const feature = features[best / RESULT_NUMBERS];
    return { feature, bin, missingLeft: missingLeft === 1, gain, left: { gradient, hessian, count } };
  }
}
