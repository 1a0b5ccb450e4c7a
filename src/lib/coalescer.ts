/**
 * Combines calls from anywhere in the process into batches: keys that are requested in the same turn of the event loop,
 * or while all allowed calls are in flight, share the next call.
 *
 *   turn 1:                load(a) load(b)   ->  work([a, b])
 *   while that is running: load(c) load(d)   ->  work([c, d])       (with `maxCalls` 1)
 *
 * A call never starts before its keys were requested, so the data it reads is at least as new as the request. The queue
 * is bounded and every request has a deadline: it is rejected at once when the queue is full, or after `timeoutMs`.
 */
import { OverloadedError } from './overloaded-error';

export interface CoalescerOptions<Key, Value> {
  /** @returns one value per key, in the same order */
  work: (keys: readonly Key[]) => Promise<readonly Value[]>;
  /** Largest number of keys per call. */
  readonly maxKeys: number;
  /** Largest number of calls in flight. */
  readonly maxCalls: number;
  /** The queue is divided evenly among the free calls, but into batches of at least this size; default `maxKeys`. */
  readonly minKeys?: number;
  /** Largest number of keys in the queue. */
  readonly maxQueued: number;
  /** Milliseconds from the request of a key to its value, queueing included. */
  readonly timeoutMs: number;
}

/** Counted since the start, except `waiting`, which is the current length of the queue. */
export interface CoalescerStats {
  readonly waiting: number;
  readonly calls: number;
  readonly keys: number;
  readonly refused: number;
}

interface Waiting<Key, Value> {
  readonly key: Key;
  resolve: (value: Value) => void;
  reject: (error: Error) => void;
  /** The deadline has passed and the request was rejected. */
  timedOut: boolean;
}

export class Coalescer<Key, Value> {
  private readonly queue: Waiting<Key, Value>[] = [];
  private calls = 0;
  private isScheduled = false;
  private counts = { calls: 0, keys: 0, refused: 0 };

  constructor(private readonly options: CoalescerOptions<Key, Value>) {}

  /** @throws OverloadedError when the queue is full or the deadline passes; otherwise whatever `work` throws */
  load(key: Key): Promise<Value> {
    return this.enqueue(key);
  }

  loadMany(keys: readonly Key[]): Promise<Value[]> {
    return Promise.all(keys.map((key) => this.enqueue(key)));
  }

  stats(): CoalescerStats {
    return { ...this.counts, waiting: this.queue.length };
  }

  private enqueue(key: Key): Promise<Value> {
    const { maxQueued, timeoutMs } = this.options;
    if (this.queue.length >= maxQueued) {
      this.counts.refused += 1;
      return Promise.reject(new OverloadedError(`the queue is full (${this.queue.length} waiting)`));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.timedOut = true;
        this.counts.refused += 1;
        reject(new OverloadedError(`no answer within ${timeoutMs} ms`));
      }, timeoutMs);
      const waiting: Waiting<Key, Value> = {
        key,
        timedOut: false,
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.queue.push(waiting);
      this.scheduleCall();
    });
  }

  /** Waits for the end of this turn of the event loop, which may add more keys. */
  private scheduleCall(): void {
    if (this.isScheduled || this.calls >= this.options.maxCalls) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      while (this.calls < this.options.maxCalls && this.queue.length > 0) void this.call();
    });
  }

  private nextBatchSize(): number {
    const { maxKeys, maxCalls, minKeys = maxKeys } = this.options;
    const share = Math.ceil(this.queue.length / (maxCalls - this.calls));
    return Math.min(maxKeys, Math.max(minKeys, share));
  }

  private async call(): Promise<void> {
    const batch = this.queue.splice(0, this.nextBatchSize()).filter(({ timedOut }) => !timedOut);
    if (batch.length === 0) return;
    this.calls += 1;
    this.counts.calls += 1;
    this.counts.keys += batch.length;
    try {
      const values = await this.options.work(batch.map(({ key }) => key));
      batch.forEach((waiting, i) => waiting.resolve(values[i]));
    } catch (error) {
      for (const waiting of batch) waiting.reject(error as Error);
    }
    this.calls -= 1;
    if (this.queue.length > 0) this.scheduleCall();
  }
}
