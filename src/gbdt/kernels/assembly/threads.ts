// Runs jobs on all threads. The main thread writes a job into the control block and calls `runJob`; workers wait in
// `work`. All threads execute the same job on chunks that they take one after the other.
import { packAddends } from './addends-job';
import { binTiles } from './bin-column';
import { fitColumns } from './bounds-job';
import { copyColumns } from './columns-job';
import { COMMAND, forgetChunks, JOINED, WORKERS } from './control';
import { close, enter, haveLeft, leave, leaveForGood, open } from './hand-over';
import { addPieces, forgetSums, sumChunks } from './histogram-job';
import { splitLeaf } from './leaf-job';
import { logisticChunks } from './logistic-job';
import { divideChunks, divideFromEnds, joinChunks } from './partition-job';
import { addLeafValues } from './scores-job';
import { scanFeatures } from './split-scan';
import { wideLogisticChunks } from './wide-logistic-job';

const END: i32 = 0;
const SUM: i32 = 1;
const DIVIDE: i32 = 2;
const JOIN: i32 = 3;
const SCAN: i32 = 4;
const LOGISTIC: i32 = 5;
const ADD_LEAVES: i32 = 6;
const SPLIT_LEAF: i32 = 7;
const FIT_BOUNDS: i32 = 8;
const BIN_ROWS: i32 = 10;
const DIVIDE_FROM_ENDS: i32 = 11;
const COPY_COLUMNS: i32 = 12;
/** SUM without the ADD step, which the scan does instead. */
const SUM_PARTS: i32 = 13;
const PACK_ADDENDS: i32 = 14;
const WIDE_LOGISTIC: i32 = 15;
/** Runs automatically after SUM. */
const ADD: i32 = 9;

/** Main loop of a worker: runs jobs until END. */
export function work(control: usize, thread: u32): void {
  atomic.add<i32>(control + JOINED, 1);
  let job = -1;
  while (true) {
    job = enter(control, job);
    const command = load<i32>(control + COMMAND);
    if (command == END) break;
    perform(control, command, thread);
    leave(control);
  }
  leaveForGood(control);
}

/** Runs the job with all available workers. @returns false if they do not respond */
export function runJob(control: usize): bool {
  const command = load<i32>(control + COMMAND);
  if (command == SUM || command == SUM_PARTS) forgetSums(control);
  if (!performTogether(control, command)) return false;
  if (command != SUM || load<i32>(control + WORKERS) == 0) return true;
  store<i32>(control + COMMAND, ADD);
  return performTogether(control, ADD);
}

/** Ends the workers. @returns whether all have exited; one that is still starting exits as soon as it runs */
export function endWork(control: usize): bool {
  store<i32>(control + COMMAND, END);
  open(control);
  const workers = load<i32>(control + WORKERS);
  return atomic.load<i32>(control + JOINED) == workers && haveLeft(control, workers);
}

function performTogether(control: usize, command: i32): bool {
  forgetChunks(control);
  if (load<i32>(control + WORKERS) == 0) {
    perform(control, command, 0);
    return true;
  }
  open(control);
  perform(control, command, 0);
  return close(control);
}

/** Runs the job on the calling thread only: for leaves that are too small to be worth waking the others. */
export function runAlone(control: usize): void {
  forgetChunks(control);
  perform(control, load<i32>(control + COMMAND), 0);
}

function perform(control: usize, command: i32, thread: u32): void {
  if (command == SUM || command == SUM_PARTS) sumChunks(control, thread);
  else if (command == DIVIDE) divideChunks(control, thread);
  else if (command == DIVIDE_FROM_ENDS) divideFromEnds(control, thread);
  else if (command == JOIN) joinChunks(control, thread);
  else if (command == SCAN) scanFeatures(control, thread);
  else if (command == LOGISTIC) logisticChunks(control, thread);
  else if (command == ADD_LEAVES) addLeafValues(control, thread);
  else if (command == SPLIT_LEAF) splitLeaf(control, thread);
  else if (command == FIT_BOUNDS) fitColumns(control, thread);
  else if (command == BIN_ROWS) binTiles(control, thread);
  else if (command == COPY_COLUMNS) copyColumns(control, thread);
  else if (command == ADD) addPieces(control, thread);
  else if (command == PACK_ADDENDS) packAddends(control, thread);
  else if (command == WIDE_LOGISTIC) wideLogisticChunks(control, thread);
}
