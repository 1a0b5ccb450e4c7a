import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

/**
 * Counts requests in windows that are measured by the steady clock, so that a wall clock that is set back does not
 * lock anybody out. All keys share one window and are forgotten together when it ends: memory is bounded by the number
 * of keys in one window.
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
    if (age >= this.windowMs) this.open();
    const totalHits = (this.hits.get(key) ?? 0) + 1;
    this.hits.set(key, totalHits);
    const left = this.windowMs - (age % this.windowMs);
    return { totalHits, resetTime: new Date(Date.now() + left) };
  }

  decrement(key: string): void {
    const hits = this.hits.get(key) ?? 0;
    if (hits > 0) this.hits.set(key, hits - 1);
  }

  resetKey(key: string): void {
    this.hits.delete(key);
  }

  private open(): void {
    const age = performance.now() - this.startedAt;
    // Windows follow each other without a gap, however long nobody came.
    this.startedAt += age - (age % this.windowMs);
    this.hits.clear();
  }
}
