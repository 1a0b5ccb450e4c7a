/**
 * Runs kernels on all threads: writes a job into the control block and takes part in it. Workers wait in the kernel
 * `work` (assembly/threads.ts) and need no event loop between their start and their end.
 */
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
} as const;

/** Places in the control block in 32-bit words, as in assembly/control.ts. */
const COMMAND = 49;
const ARGUMENTS = 50;

export class JobRunner {
  readonly kernels: Kernels;
  private readonly crew: Crew;
  private readonly control: Uint32Array;
  /** Given back when the runner is closed. */
  private readonly arrays: KernelArray[] = [];

  /** @param numThreads the calling one included */
  constructor(
    readonly memory: KernelMemory,
    readonly numThreads: number,
  ) {
    this.kernels = loadKernels(memory);
    this.crew = takeCrew(memory, numThreads - 1);
    this.control = this.crew.control;
  }

  /**
   * Performs a job on all threads that come; blocks until it is done.
   * @param more arguments that follow `args`
   */
  run(job: number, args: readonly number[], more?: Uint32Array): void {
    this.write(job, args, more);
    if (this.kernels.runJob(this.control.byteOffset) === 0) {
      throw new Error("the trainer's worker threads have stopped answering");
    }
  }

  /** Performs a job on the calling thread: for little work, which would be done before the others are awake. */
  runAlone(job: number, args: readonly number[], more?: Uint32Array): void {
    this.write(job, args, more);
    this.kernels.runAlone(this.control.byteOffset);
  }

  /** An array of the kernels' memory for as long as the runner lives. Its numbers are leftovers. */
  allocate<A extends KernelArray>(type: KernelArrayType<A>, length: number): A {
    const array = this.memory.allocate(type, length);
    this.arrays.push(array);
    return array;
  }

  /** Such an array with these numbers. */
  copyOf<A extends Exclude<KernelArray, BigInt64Array>>(
    type: KernelArrayType<A>,
    numbers: ArrayLike<number>,
  ): A {
    const array = this.allocate(type, numbers.length);
    array.set(numbers);
    return array;
  }

  /** Ends the threads and gives all arrays back. The runner cannot be used any more. */
  [Symbol.dispose](): void {
    this.crew.end(this.kernels);
    this.release();
  }

  /** As dispose, but keeps the threads a while for the next runner over this memory: starting them takes long. */
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
