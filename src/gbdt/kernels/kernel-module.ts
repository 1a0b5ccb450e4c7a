/** The compiled kernels (kernels/assembly) and their signatures. Addresses are byte offsets in the memory. */
import { KERNELS_BASE64 } from './generated/kernels-base64';
import type { KernelMemory } from './kernel-memory';

/** The exports of assembly/index.ts. */
export interface Kernels {
  /** assembly/histogram-block.ts; part of the job `sum`, exported for benchmarks. */
  addEightFeatures: (word: number, pitch: number, addends: number, size: number, sums: number) => void;
  /** assembly/histogram-sums.ts */
  subtractHistogram: (parent: number, sibling: number, bytes: number) => void;
  /** assembly/packed-histogram.ts */
  packHistogram: (from: number, to: number, numBins: number) => void;
  /** assembly/partition-job.ts; returns the number of left rows. */
  divideAlone: (rows: number, numRows: number, column: number, sides: number, scratch: number) => number;
  /** assembly/threads.ts; returns 0 if the workers do not respond. */
  runJob: (control: number) => number;
  runAlone: (control: number) => void;
  /** assembly/threads.ts; returns 0 if a worker is still starting and has not exited yet. */
  endWork: (control: number) => number;
  work: (control: number, thread: number) => void;
  /** assembly/walk-trees.ts */
  walkTrees: (
    trees: number,
    numTrees: number,
    rows: number,
    numRows: number,
    rowBytes: number,
    sums: number,
  ) => void;
}

let compiled: WebAssembly.Module | undefined;

/** Compiled at first use (a few milliseconds), then shared by all memories and threads. */
export function kernelModule(): WebAssembly.Module {
  return (compiled ??= new WebAssembly.Module(Buffer.from(KERNELS_BASE64, 'base64')));
}

export function loadKernels({ memory }: KernelMemory): Kernels {
  return new WebAssembly.Instance(kernelModule(), { env: { memory } }).exports as unknown as Kernels;
}
