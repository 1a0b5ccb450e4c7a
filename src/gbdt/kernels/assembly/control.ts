// The control block: a few words of memory by which the main thread and the workers understand each other. Words that
// several threads write stand in cache lines of their own (64 bytes). control-block.ts of the TypeScript side holds
// the same numbers.
//
//   byte    0  generation   counts jobs; workers wait for it to change
//          64  next chunk   what the next thread to ask shall take
//         128  done         workers that have finished the present job
//         192  workers      threads besides the main one
//         196  command      which job
//         200  arguments    32-bit words, see each job

export const GENERATION: usize = 0;
export const NEXT_CHUNK: usize = 64;
export const DONE: usize = 128;
export const WORKERS: usize = 192;
export const COMMAND: usize = 196;
export const ARGUMENTS: usize = 200;

/** The present job's argument at `index`. */
export function argument(control: usize, index: usize): u32 {
  return load<u32>(control + ARGUMENTS + (index << 2));
}

/** The next chunk that no thread has taken yet; threads take chunks as they come, so a slow one takes fewer. */
export function takeChunk(control: usize): i32 {
  return atomic.add<i32>(control + NEXT_CHUNK, 1);
}
