/** The compiled kernels (kernels/assembly), and what each of them takes. Addresses are byteOffsets in the memory. */
import { kernelsBase64 } from './generated/kernels-base64';
import type { KernelMemory } from './kernel-memory';

/** assembly/index.ts, seen from here. */
export interface Kernels {
  /** assembly/histogram-block.ts; part of the job `sum`, here to be measured alone. */
  addEightFeatures(word: number, pitch: number, addends: number, size: number, sums: number): void;
  /** assembly/histogram-sums.ts */
  subtractHistogram(parent: number, sibling: number, bytes: number): void;
  /** assembly/packed-histogram.ts */
  packHistogram(from: number, to: number, numBins: number): void;
  /** assembly/partition-job.ts; returns the number of left rows. */
  divideAlone(rows: number, numRows: number, column: number, sides: number, scratch: number): number;
  /** assembly/threads.ts; returns 0 when the workers do not answer. */
  runJob(control: number): number;
  runAlone(control: number): void;
  /** assembly/threads.ts; returns 0 when some worker has not come yet, to leave. */
  endWork(control: number): number;
  work(control: number, thread: number): void;
  /** assembly/walk-trees.ts */
  walkTrees(
    trees: number,
    numTrees: number,
    rows: number,
    numRows: number,
    rowBytes: number,
    sums: number,
  ): void;
}

let compiled: WebAssembly.Module | undefined;

/** Compiled at first use (a few milliseconds), then shared by all memories and threads. */
export function kernelModule(): WebAssembly.Module {
  return (compiled ??= new WebAssembly.Module(Buffer.from(kernelsBase64, 'base64')));
}

export function loadKernels({ memory }: KernelMemory): Kernels {
  return new WebAssembly.Instance(kernelModule(), { env: { memory } }).exports as unknown as Kernels;
}
