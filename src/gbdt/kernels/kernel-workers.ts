/** The worker threads of the trainer. The only file of the trainer that uses node:worker_threads. */
import { Worker } from 'node:worker_threads';
import type { KernelMemory } from './kernel-memory';
import { kernelModule } from './kernel-module';
import type { Kernels } from './kernel-module';

/** The JavaScript part of a worker: it only enters the kernel `work`, which returns when the worker ends. */
const WORKER_SOURCE = `
  const { module, memory, control, thread } = require('node:worker_threads').workerData;
  new WebAssembly.Instance(module, { env: { memory } }).exports.work(control, thread);
`;

/** Places in the control block in 32-bit words, as in assembly/control.ts. */
const CLOSED = 128;
const STATE = 0;
const WORKERS = 48;
const CONTROL_WORDS = 128;
/** How long a parked crew is kept for the next training. */
const PARKED_MS = 1000;

/** Worker threads and the control block through which they receive jobs. */
export class Crew {
  readonly control: Uint32Array;

  /** Starts `numWorkers` threads, numbered from 1. They do not keep the process alive. */
  constructor(
    readonly memory: KernelMemory,
    readonly numWorkers: number,
  ) {
    this.control = memory.allocate(Uint32Array, CONTROL_WORDS).fill(0);
    this.control[STATE] = CLOSED;
    this.control[WORKERS] = numWorkers;
    for (let thread = 1; thread <= numWorkers; thread++) {
      const workerData = {
        module: kernelModule(),
        memory: memory.memory,
        control: this.control.byteOffset,
        thread,
      };
      new Worker(WORKER_SOURCE, { eval: true, workerData }).unref();
    }
  }

  /** Ends the threads. One that is still starting ends as soon as it runs; its control block is then not released. */
  end(kernels: Pick<Kernels, 'endWork'>): void {
    if (kernels.endWork(this.control.byteOffset) !== 0) this.memory.release(this.control);
  }
}

interface ParkedCrew {
  readonly crew: Crew;
  readonly timer: NodeJS.Timeout;
}

const parked = new WeakMap<KernelMemory, ParkedCrew>();

/** The crew parked for this memory if it has the right number of workers, otherwise a new one. */
export function takeCrew(memory: KernelMemory, numWorkers: number): Crew {
  const found = parked.get(memory);
  if (found?.crew.numWorkers !== numWorkers) return new Crew(memory, numWorkers);
  clearTimeout(found.timer);
  parked.delete(memory);
  return found.crew;
}

/** Keeps a crew for the next training on this memory; ends it after PARKED_MS. */
export function parkCrew(crew: Crew, kernels: Pick<Kernels, 'endWork'>): void {
  parked.get(crew.memory)?.crew.end(kernels);
  const timer = setTimeout(() => {
    if (parked.get(crew.memory)?.crew !== crew) return;
    parked.delete(crew.memory);
    crew.end(kernels);
  }, PARKED_MS).unref();
  parked.set(crew.memory, { crew, timer });
}
