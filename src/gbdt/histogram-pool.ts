/** Histograms for the leaves of growing trees, used again once their leaf is done with. */
import { BIN_WIDTH } from './histogram';
import type { JobRunner } from './kernels/job-runner';

/** Three float64 numbers a bin (histogram.ts), or for a leaf of few rows one 64-bit integer (kernels/assembly/packed.ts). */
export type LeafHistogram = Float64Array | BigInt64Array;

export class HistogramPool {
  private readonly free: Float64Array[] = [];
  private readonly freePacked: BigInt64Array[] = [];

  /** @param numBins of all features */
  constructor(
    private readonly runner: JobRunner,
    private readonly numBins: number,
  ) {}

  /** Its numbers are leftovers. */
  take(): Float64Array {
    return this.free.pop() ?? this.runner.allocate(Float64Array, this.numBins * BIN_WIDTH);
  }

  /** Its numbers are leftovers. */
  takePacked(): BigInt64Array {
    return this.freePacked.pop() ?? this.runner.allocate(BigInt64Array, this.numBins);
  }

  /** The histogram of a leaf of few rows, packed. */
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
