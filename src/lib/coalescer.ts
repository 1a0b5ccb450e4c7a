/**
 * A meeting point for callers from all over the process: whoever asks in the same turn of the event loop, or while the
 * calls under way leave no room for another, shares the next call.
 *
 *   turn 1:  load(a) load(b)                 ->  work([a, b])
 *   while that runs:  load(c) load(d)        ->  work([c, d])       (with `mostCalls` 1)
 *
 * A call never starts before its keys were asked for, so what it reads is at least as new as the question. The queue is
 * bounded and so is the wait: a caller that cannot be served is rejected, at once or when the timeout ends.
 */
import { OverloadedError } from './overloaded-error';

export interface CoalescerOptions<Key, Value> {
  /** One value a key, in order. */
  work(keys: readonly Key[]): Promise<readonly Value[]>;
  /** Keys in one call. */
  readonly mostKeys: number;
  /** Calls at the same time. */
  readonly mostCalls: number;
  /** What waits is shared out among the calls that are free, but no call is given fewer; `mostKeys` unless set. */
  readonly fewestKeys?: number;
  /** Keys that may wait for a call. */
  readonly mostWaiting: number;
  /** Time from the call of `load` to its value, after which the call is rejected. */
  readonly timeoutMs: number;
}

/** Counted since the start, but for `waiting`. */
export interface CoalescerStats {
  readonly waiting: number;
  readonly calls: number;
  readonly keys: number;
  readonly refused: number;
}

interface Waiting<Key, Value> {
  readonly key: Key;
  resolve(value: Value): void;
  reject(error: unknown): void;
  /** Set when the timeout has ended: there is no caller any more. */
  gone: boolean;
}

export class Coalescer<Key, Value> {
  private readonly queue: Waiting<Key, Value>[] = [];
  private calls = 0;
  private soon = false;
  private counts = { calls: 0, keys: 0, refused: 0 };

  constructor(private readonly options: CoalescerOptions<Key, Value>) {}

  /** @throws OverloadedError when too many wait already or it takes too long; whatever `work` throws */
  load(key: Key): Promise<Value> {
    return this.ask(key);
  }

  loadMany(keys: readonly Key[]): Promise<Value[]> {
    return Promise.all(keys.map((key) => this.ask(key)));
  }

  stats(): CoalescerStats {
    return { ...this.counts, waiting: this.queue.length };
  }

  private ask(key: Key): Promise<Value> {
    const { mostWaiting, timeoutMs } = this.options;
    if (this.queue.length >= mostWaiting) {
      this.counts.refused += 1;
      return Promise.reject(new OverloadedError(`${this.queue.length} wait already`));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.gone = true;
        this.counts.refused += 1;
        reject(new OverloadedError(`not answered within ${timeoutMs} ms`));
      }, timeoutMs);
      const waiting: Waiting<Key, Value> = {
        key,
        gone: false,
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
      this.callSoon();
    });
  }

  /** The rest of this turn of the event loop may bring more keys. */
  private callSoon(): void {
    if (this.soon || this.calls >= this.options.mostCalls) return;
    this.soon = true;
    setImmediate(() => {
      this.soon = false;
      while (this.calls < this.options.mostCalls && this.queue.length > 0) void this.call();
    });
  }

  private keysOfNextCall(): number {
    const { mostKeys, mostCalls, fewestKeys = mostKeys } = this.options;
    const share = Math.ceil(this.queue.length / (mostCalls - this.calls));
    return Math.min(mostKeys, Math.max(fewestKeys, share));
  }

  private async call(): Promise<void> {
    const batch = this.queue.splice(0, this.keysOfNextCall()).filter(({ gone }) => !gone);
    if (batch.length === 0) return;
    this.calls += 1;
    this.counts.calls += 1;
    this.counts.keys += batch.length;
    try {
      const values = await this.options.work(batch.map(({ key }) => key));
      batch.forEach((waiting, i) => waiting.resolve(values[i]));
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    }
    this.calls -= 1;
    if (this.queue.length > 0) this.callSoon();
  }
}
