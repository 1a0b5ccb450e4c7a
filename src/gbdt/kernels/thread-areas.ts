/** The memory of the threads for sums (assembly/thread-area.ts, assembly/wide-sums.ts). */
import type { BinnedRows } from '../binned-rows';
import type { JobRunner } from './job-runner';

/** Layout of an area: flag, 512 addends, 256 sums per feature, 512 gathered rows, scratch space for a histogram. */
const FLAG_BYTES = 64;
const BLOCK_ROWS = 512;
const BINS = 256;

/** Bytes of a sum and of an addend. */
export const PACKED_BYTES = 8;
export const WIDE_BYTES = 16;

export class ThreadAreas {
  /** Bytes per thread. */
  readonly bytes: number;
  /** Offset of the thread's histogram in its area. */
  readonly histogramAt: number;
  private readonly areas: Uint8Array;
  private readonly sumsAt: number;
  private readonly sumsBytes: number;

  /** @param histogramBytes size of the scratch space */
  constructor(runner: JobRunner, { stride }: BinnedRows, sumBytes: number, histogramBytes: number) {
    this.sumsAt = FLAG_BYTES + BLOCK_ROWS * sumBytes;
    this.sumsBytes = stride * BINS * sumBytes;
    this.histogramAt = this.sumsAt + this.sumsBytes + BLOCK_ROWS * ((stride + 15) & ~15);
    this.bytes = (this.histogramAt + histogramBytes + 63) & ~63;
    this.areas = runner.allocate(Uint8Array, this.bytes * runner.numThreads);
  }

  get address(): number {
    return this.areas.byteOffset;
  }

  /** The kernels clear only the sums of the tree's own features, not those of other features in the same words. */
  clearSums(): void {
    const { areas, sumsAt, sumsBytes, bytes } = this;
    for (let at = sumsAt; at < areas.length; at += bytes) areas.fill(0, at, at + sumsBytes);
  }
}
