// How threads enter and leave a job. The main thread opens a job, works on its chunks, closes it when no chunk is left, and
// waits only for the workers that entered it. A worker that is still starting, or has lost its processor, therefore delays
// nothing; it enters a later job.
import { ASLEEP, LEFT, MAIN_ASLEEP, STATE, WAKE } from './control';

const NUMBER_SHIFT: i32 = 8;
const CLOSED: i32 = 128;
const WORKERS_IN_IT: i32 = 127;

/** Number of polls before a thread goes to sleep: waking it up takes longer than most pauses between jobs. */
const SPINS: i32 = 200_000;
const EXIT_SPINS: i32 = 100_000_000;
/** After this time without a response, a worker is assumed to have crashed. */
const WORKER_TIMEOUT_NS: i64 = 300_000_000_000;

/** For the main thread: lets workers enter the job in the control block. */
export function open(control: usize): void {
  const number = (load<i32>(control + STATE) >>> NUMBER_SHIFT) + 1;
  atomic.store<i32>(control + STATE, number << NUMBER_SHIFT);
  if (atomic.load<i32>(control + ASLEEP) == 0) return;
  atomic.add<i32>(control + WAKE, 1);
  atomic.notify(control + WAKE, -1);
}

/** For the main thread: stops admitting workers and waits for those inside. @returns false if they do not respond */
export function close(control: usize): bool {
  atomic.or<i32>(control + STATE, CLOSED);
  for (let i = 0; i < SPINS; i++) if (isEmpty(atomic.load<i32>(control + STATE))) return true;
  return sleepUntil(control + STATE, control + MAIN_ASLEEP);
}

/** For a worker: waits for a job and enters it. @param last number of its previous job @returns number of the entered job */
export function enter(control: usize, last: i32): i32 {
  while (true) {
    for (let i = 0; i < SPINS; i++) {
      const state = atomic.load<i32>(control + STATE);
      if (!isNew(state, last)) continue;
      if (atomic.cmpxchg<i32>(control + STATE, state, state + 1) == state) return state >>> NUMBER_SHIFT;
    }
    sleep(control, last);
  }
}

export function leave(control: usize): void {
  const before = atomic.sub<i32>(control + STATE, 1);
  if (!isEmpty(before - 1) || atomic.load<i32>(control + MAIN_ASLEEP) == 0) return;
  atomic.notify(control + STATE, 1);
}

/** For a worker: leaves its last job. It must not access the control block afterwards. */
export function leaveForGood(control: usize): void {
  leave(control);
  atomic.add<i32>(control + LEFT, 1);
}

/** For the main thread: whether this many workers exit soon. */
export function haveLeft(control: usize, workers: i32): bool {
  for (let i = 0; i < EXIT_SPINS; i++) if (atomic.load<i32>(control + LEFT) == workers) return true;
  return false;
}

function isNew(state: i32, last: i32): bool {
  return (state & CLOSED) == 0 && state >>> NUMBER_SHIFT != last;
}

function isEmpty(state: i32): bool {
  return (state & (CLOSED | WORKERS_IN_IT)) == CLOSED;
}

/** No wake-up is lost: both sides write before they read, so either the main thread sees the sleeper or the sleeper sees the new job. */
function sleep(control: usize, last: i32): void {
  const wake = atomic.load<i32>(control + WAKE);
  atomic.add<i32>(control + ASLEEP, 1);
  if (!isNew(atomic.load<i32>(control + STATE), last)) atomic.wait<i32>(control + WAKE, wake, -1);
  atomic.sub<i32>(control + ASLEEP, 1);
}

function sleepUntil(word: usize, asleep: usize): bool {
  atomic.store<i32>(asleep, 1);
  let isOver = true;
  for (let state = atomic.load<i32>(word); isOver && !isEmpty(state); state = atomic.load<i32>(word)) {
    isOver = atomic.wait<i32>(word, state, WORKER_TIMEOUT_NS) != AtomicWaitResult.TIMED_OUT;
  }
  atomic.store<i32>(asleep, 0);
  return isOver;
}
