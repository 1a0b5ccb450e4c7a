// The control block: a few words of memory by which the main thread and the workers understand each other. Words that
// several threads write stand in cache lines of their own (64 bytes). control-block.ts of the TypeScript side holds
// the same numbers.
//
//   byte    0  state        the present job: its number (24 bits), whether it is closed (bit 7), workers in it (7 bits)
//          64  next chunk   what the next thread to ask shall take
//         128  asleep       workers that sleep, or are about to
//         132  wake         workers sleep until it changes
//         136  main asleep  1 when the main thread is, or is about to
//         140  joined       workers that have begun to look at this block
//         144  left         workers that will not look at it again
//         192  workers      threads besides the main one
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

/** The present job's argument at `index`. */
export function argument(control: usize, index: usize): u32 {
  return load<u32>(control + ARGUMENTS + (index << 2));
}

/** Before a job: no chunk is taken. */
export function forgetChunks(control: usize): void {
  atomic.store<i32>(control + NEXT_CHUNK, 0);
  store<i32>(control + TAKEN, 0);
  store<i32>(control + TAKEN + LINE, 0);
}

/**
 * A chunk that no thread has taken yet, -1 when none is left; threads take chunks as they come, so a slow one takes
 * fewer. Of two threads one takes them from the front, one from the back: so from job to job it has to do with the same
 * rows or features, which are still in its cache.
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
