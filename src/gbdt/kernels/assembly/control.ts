// The control block: a few words of memory through which the main thread and the workers communicate. Words that
// several threads write are in separate cache lines (64 bytes). job-runner.ts and kernel-workers.ts repeat these numbers.
//
//   byte    0  state        the current job: its number (24 bits), whether it is closed (bit 7), number of workers in it (7 bits)
//          64  next chunk   number of chunks requested so far
//         128  asleep       number of workers that sleep or are about to
//         132  wake         workers sleep until it changes
//         136  main asleep  1 if the main thread sleeps or is about to
//         140  joined       number of workers that have started
//         144  left         number of workers that have exited
//         192  workers      number of threads besides the main one
//         196  command      which job
//         200  arguments    32-bit words, see each job
//         384  taken        chunks that the main thread has taken, 448 the only worker

export const STATE: usize = 0;
export const NEXT_CHUNK: usize = 64;
export const ASLEEP: usize = 128;
export const WAKE: usize = 132;
export const MAIN_ASLEEP: usize = 136;
export const JOINED: usize = 140;
export const LEFT: usize = 144;
export const WORKERS: usize = 192;
export const COMMAND: usize = 196;
export const ARGUMENTS: usize = 200;
const TAKEN: usize = 384;
const LINE: usize = 64;

/** The current job's argument at `index`. */
export function argument(control: usize, index: usize): u32 {
  return load<u32>(control + ARGUMENTS + (index << 2));
}

/** Resets the chunk counters before a job. */
export function forgetChunks(control: usize): void {
  atomic.store<i32>(control + NEXT_CHUNK, 0);
  store<i32>(control + TAKEN, 0);
  store<i32>(control + TAKEN + LINE, 0);
}

/**
 * Takes the next free chunk, or returns -1 if none is left. Threads take chunks on demand, so a slow one takes fewer. With
 * two threads, one takes chunks from the front and one from the back: each mostly works on the same rows or features from
 * job to job, and these are still in its cache.
 */
export function takeChunk(control: usize, thread: u32, chunks: i32): i32 {
  const before = atomic.add<i32>(control + NEXT_CHUNK, 1);
  if (before >= chunks) return -1;
  if (load<i32>(control + WORKERS) != 1) return before;
  const own = control + TAKEN + thread * LINE;
  const taken = load<i32>(own);
  store<i32>(own, taken + 1);
  return thread == 0 ? taken : chunks - 1 - taken;
}
