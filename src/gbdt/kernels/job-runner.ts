/**
 * Runs kernels on all threads: writes a job into the control block and works on it together with the workers. Workers wait in the kernel
 * `work` (assembly/threads.ts) and do not use their event loop.
 */
import { ParameterError } from '../errors';
import type { KernelArray, KernelArrayType, KernelMemory } from './kernel-memory';
import { loadKernels } from './kernel-module';
import type { Kernels } from './kernel-module';
import { parkCrew, takeCrew } from './kernel-workers';
import type { Crew } from './kernel-workers';

/** Jobs, as in assembly/threads.ts. */
export const JOB = {
  sum: 1,
  divide: 2,
  join: 3,
  scan: 4,
  logistic: 5,
  addLeaves: 6,
  splitLeaf: 7,
  fitBounds: 8,
  binRows: 10,
  divideFromEnds: 11,
  copyColumns: 12,
  sumParts: 13,
  packAddends: 14,
  wideLogistic: 15,
} as const;

/** Places in the control block in 32-bit words, as in assembly/control.ts. */
const COMMAND = 49;
const ARGUMENTS = 50;
/** The control block counts workers in seven bits. */
const MAX_THREADS = 127;

export class JobRunner {
  readonly kernels: Kernels;
  private readonly crew: Crew;
  private readonly control: Uint32Array;
  /** Released when the runner is closed. */
  private readonly arrays: KernelArray[] = [];

  /** @param numThreads the calling one included */
  constructor(
    readonly memory: KernelMemory,
    readonly numThreads: number,
  ) {
    if (!Number.isInteger(numThreads) || numThreads < 1 || numThreads > MAX_THREADS)
      throw new ParameterError(`numThreads to be an integer from 1 to ${MAX_THREADS}`, numThreads);
    this.kernels = loadKernels(memory);
    this.crew = takeCrew(memory, numThreads - 1);
    this.control = this.crew.control;
  }

  /**
   * Runs a job on all available threads and blocks until it is done.
   * @param more further arguments after `args`
   */
  run(job: number, args: readonly number[], more?: Uint32Array): void {
    this.write(job, args, more);
    if (this.kernels.runJob(this.control.byteOffset) === 0) {
      throw new Error(
        "expected the trainer's worker threads to finish a job, got no response for five minutes; a thread may have crashed: start the training again",
      );
    }
  }

  /** Runs a job on the calling thread only: for jobs that are too small to be worth waking the others. */
  runAlone(job: number, args: readonly number[], more?: Uint32Array): void {
    this.write(job, args, more);
    this.kernels.runAlone(this.control.byteOffset);
  }

  /** An array in the kernels' memory that is released with the runner. Its contents are undefined. */
  allocate<A extends KernelArray>(type: KernelArrayType<A>, length: number): A {
    const array = this.memory.allocate(type, length);
    this.arrays.push(array);
    return array;
  }

  /** As `allocate`, initialised with these numbers. */
  copyOf<A extends Exclude<KernelArray, BigInt64Array>>(
    type: KernelArrayType<A>,
    numbers: ArrayLike<number>,
  ): A {
    const array = this.allocate(type, numbers.length);
    array.set(numbers);
    return array;
  }

  /** Ends the threads and releases all arrays. The runner must not be used afterwards. */
  [Symbol.dispose](): void {
    this.crew.end(this.kernels);
    this.release();
  }

  /** As dispose, but parks the threads for the next runner over this memory, because starting threads is slow. */
  handOver(): void {
    parkCrew(this.crew, this.kernels);
    this.release();
  }

  private release(): void {
    for (const array of this.arrays.splice(0)) this.memory.release(array);
  }

  private write(job: number, args: readonly number[], more?: Uint32Array): void {
    this.control[COMMAND] = job;
    for (let i = 0; i < args.length; i++) this.control[ARGUMENTS + i] = args[i];
    if (more) this.control.set(more, ARGUMENTS + args.length);
  }
}
