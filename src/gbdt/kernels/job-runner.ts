/**
 * Runs kernels on all threads: writes a job into the control block and takes part in it. Workers wait in the kernel
 * `work` (assembly/threads.ts) and need no event loop between their start and their end.
 */
import { type KernelMemory } from './kernel-memory';
import { type Kernels, kernelModule, loadKernels } from './kernel-module';
import { startWorkers, type Workers } from './kernel-workers';

/** Jobs, as in assembly/threads.ts. */
export const JOB = { end: 0, sum: 1, divide: 2, join: 3, scan: 4, logistic: 5 } as const;

/** Places in the control block in 32-bit words, as in assembly/control.ts. */
const WORKERS = 48;
const COMMAND = 49;
const ARGUMENTS = 50;
const CONTROL_WORDS = 128;

export class JobRunner {
  readonly kernels: Kernels;
  private readonly control: Uint32Array;
  private readonly workers: Workers | undefined;

  /** @param numThreads the calling one included */
  constructor(
    readonly memory: KernelMemory,
    readonly numThreads: number,
  ) {
    this.kernels = loadKernels(memory);
    this.control = memory.allocate(Uint32Array, CONTROL_WORDS).fill(0);
    this.control[WORKERS] = numThreads - 1;
    if (numThreads > 1) {
      this.workers = startWorkers(kernelModule(), memory.memory, this.control.byteOffset, numThreads - 1);
    }
  }

  /** Performs a job on all threads; blocks until it is done. */
  run(job: number, ...args: readonly number[]): void {
    this.write(job, args);
    if (this.kernels.runJob(this.control.byteOffset) === 0) {
      throw new Error("the trainer's worker threads have stopped answering");
    }
  }

  /** Performs a job on the calling thread: for little work, which would be done before the others are awake. */
  runAlone(job: number, ...args: readonly number[]): void {
    this.write(job, args);
    this.kernels.runAlone(this.control.byteOffset);
  }

  /** Ends the threads. The runner cannot be used any more. */
  close(): void {
    if (this.workers) this.run(JOB.end);
    this.memory.release(this.control);
  }

  private write(job: number, args: readonly number[]): void {
    this.control[COMMAND] = job;
    this.control.set(args, ARGUMENTS);
  }
}
