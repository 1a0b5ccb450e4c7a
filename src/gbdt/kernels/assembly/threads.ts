// How jobs are done together. The main thread writes a job into the control block and calls `runJob`; workers sit in
// `work`. All of them perform the same job on chunks that they take one after the other.
import { binTiles } from './bin-column';
import { fitColumns } from './bounds-job';
import { COMMAND, DONE, GENERATION, NEXT_CHUNK, WORKERS } from './control';
import { addPieces, sumChunks } from './histogram-job';
import { splitLeaves } from './leaf-job';
import { logisticChunks } from './logistic-job';
import { divideChunks, divideFromEnds, joinChunks } from './partition-job';
import { addLeafValues } from './scores-job';
import { scanFeatures } from './split-scan';

const END: i32 = 0;
const SUM: i32 = 1;
const DIVIDE: i32 = 2;
const JOIN: i32 = 3;
const SCAN: i32 = 4;
const LOGISTIC: i32 = 5;
const ADD_LEAVES: i32 = 6;
const SPLIT_LEAVES: i32 = 7;
const FIT_BOUNDS: i32 = 8;
const BIN_ROWS: i32 = 10;
const DIVIDE_FROM_ENDS: i32 = 11;
/** Follows SUM by itself. */
const ADD: i32 = 9;

/** Looks at a word before a thread goes to sleep: waking it up takes longer than most pauses between jobs. */
const SPINS: i32 = 100_000;
/** Longest silence of the workers, in nanoseconds: they have died. */
const PATIENCE: i64 = 300_000_000_000;

/** A worker's life: one job after the other until END. */
export function work(control: usize, thread: u32): void {
  let seen = 0;
  while (true) {
    awaitChange(control + GENERATION, seen);
    seen++;
    const command = load<i32>(control + COMMAND);
    if (command != END) perform(control, command, thread);
    const others = load<i32>(control + WORKERS) - 1;
    if (atomic.add<i32>(control + DONE, 1) == others) atomic.notify(control + DONE, 1);
    if (command == END) return;
  }
}

/** Performs the job with all workers. @returns false when they do not answer */
export function runJob(control: usize): bool {
  const command = load<i32>(control + COMMAND);
  if (!performTogether(control, command)) return false;
  if (command != SUM || load<i32>(control + WORKERS) == 0) return true;
  store<i32>(control + COMMAND, ADD);
  return performTogether(control, ADD);
}

function performTogether(control: usize, command: i32): bool {
  const workers = load<i32>(control + WORKERS);
  atomic.store<i32>(control + NEXT_CHUNK, 0);
  if (workers > 0) {
    atomic.store<i32>(control + DONE, 0);
    atomic.add<i32>(control + GENERATION, 1);
    atomic.notify(control + GENERATION, workers);
  }
  perform(control, command, 0);
  return awaitAll(control + DONE, workers);
}

/** Performs the job on the calling thread alone: for leaves too small to be worth waking anyone. */
export function runAlone(control: usize): void {
  atomic.store<i32>(control + NEXT_CHUNK, 0);
  perform(control, load<i32>(control + COMMAND), 0);
}

function perform(control: usize, command: i32, thread: u32): void {
  if (command == SUM) sumChunks(control, thread);
  else if (command == DIVIDE) divideChunks(control);
  else if (command == DIVIDE_FROM_ENDS) divideFromEnds(control);
  else if (command == JOIN) joinChunks(control);
  else if (command == SCAN) scanFeatures(control);
  else if (command == LOGISTIC) logisticChunks(control);
  else if (command == ADD_LEAVES) addLeafValues(control);
  else if (command == SPLIT_LEAVES) splitLeaves(control, thread);
  else if (command == FIT_BOUNDS) fitColumns(control, thread);
  else if (command == BIN_ROWS) binTiles(control, thread);
  else if (command == ADD) addPieces(control);
}

function awaitChange(word: usize, from: i32): void {
  for (let i = 0; i < SPINS; i++) if (atomic.load<i32>(word) != from) return;
  while (atomic.load<i32>(word) == from) atomic.wait<i32>(word, from, -1);
}

function awaitAll(word: usize, workers: i32): bool {
  for (let i = 0; i < SPINS; i++) if (atomic.load<i32>(word) == workers) return true;
  for (let done = atomic.load<i32>(word); done != workers; done = atomic.load<i32>(word)) {
    if (atomic.wait<i32>(word, done, PATIENCE) == AtomicWaitResult.TIMED_OUT) return false;
  }
  return true;
}
