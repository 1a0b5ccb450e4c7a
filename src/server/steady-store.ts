import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

/**
 * Counts requests in windows of the monotonic clock, so that setting back the wall clock does not lock out clients. All keys
 * share one window and are deleted when it ends, which bounds the memory by the number of keys in one window.
 */
export class SteadyStore implements Store {
  readonly localKeys = true;
  private windowMs = 60_000;
  private startedAt = performance.now();
  private readonly hits = new Map<string, number>();

  init({ windowMs }: Options): void {
    this.windowMs = windowMs;
  }

  increment(key: string): ClientRateLimitInfo {
    const age = performance.now() - this.startedAt;
    if (age >= this.windowMs) this.startWindow();
    const totalHits = (this.hits.get(key) ?? 0) + 1;
    this.hits.set(key, totalHits);
    const remainingMs = this.windowMs - (age % this.windowMs);
    return { totalHits, resetTime: new Date(Date.now() + remainingMs) };
  }

  decrement(key: string): void {
    const hits = this.hits.get(key) ?? 0;
    if (hits > 0) this.hits.set(key, hits - 1);
  }

  resetKey(key: string): void {
    this.hits.delete(key);
  }

  private startWindow(): void {
    const age = performance.now() - this.startedAt;
    // Windows are consecutive, no matter how long there were no requests.
    this.startedAt += age - (age % this.windowMs);
    this.hits.clear();
  }
}
