/** Pool of histograms for the leaves of growing trees. */
import { BIN_WIDTH } from './histogram';
import type { JobRunner } from './kernels/job-runner';

/** Three float64 numbers per bin (histogram.ts), or one 64-bit integer per bin for a small leaf (kernels/assembly/packed.ts). */
export type LeafHistogram = Float64Array | BigInt64Array;

export class HistogramPool {
  private readonly free: Float64Array[] = [];
  private readonly freePacked: BigInt64Array[] = [];

  /** @param numBins total over all features */
  constructor(
    private readonly runner: JobRunner,
    private readonly numBins: number,
  ) {}

  /** Contents are undefined. */
  take(): Float64Array {
    return this.free.pop() ?? this.runner.allocate(Float64Array, this.numBins * BIN_WIDTH);
  }

  /** Contents are undefined. */
  takePacked(): BigInt64Array {
    return this.freePacked.pop() ?? this.runner.allocate(BigInt64Array, this.numBins);
  }

  /** The histogram of a small leaf in packed form. */
  packed(histogram: Float64Array): BigInt64Array {
    const packed = this.takePacked();
    this.runner.kernels.packHistogram(histogram.byteOffset, packed.byteOffset, this.numBins);
    return packed;
  }

  putBack(histogram: LeafHistogram): void {
    if (histogram instanceof BigInt64Array) this.freePacked.push(histogram);
    else this.free.push(histogram);
  }
}
