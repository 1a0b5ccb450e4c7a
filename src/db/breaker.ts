import { isLostDatabase } from './lost-database';
import { isTimeout } from './outage';

/** Time between the failure of the database and the next attempt. */
const COOLDOWN_MS = 1000;

/** A single statement may be slow; this many timeouts in a row mean that the database is. */
const MAX_TIMEOUTS = 3;

/**
 * A circuit breaker: requests fail immediately while the database is down, instead of each waiting for a timeout.
 *
 *   closed ── connection lost, or three timeouts in a row ──> open ── one attempt after a second ──> closed, or open again
 */
export class Breaker {
  private timeouts = 0;
  /** On the monotonic clock; null while the circuit is closed. */
  private openUntil: number | null = null;
  private isProbing = false;

  /** Whether the database may be queried. The caller must report the outcome with `succeeded` or `failed`. */
  admits(): boolean {
    if (this.openUntil === null) return true;
    if (this.isProbing || performance.now() < this.openUntil) return false;
    this.isProbing = true;
    return true;
  }

  succeeded(): void {
    this.timeouts = 0;
    this.openUntil = null;
    this.isProbing = false;
  }

  /** Errors that do not concern the database's health, such as a constraint violation, count as success. */
  failed(error: unknown): void {
    if (isTimeout(error)) this.timeouts += 1;
    else if (!isLostDatabase(error)) return this.succeeded();
    const opens = isLostDatabase(error) || this.isProbing || this.timeouts >= MAX_TIMEOUTS;
    this.isProbing = false;
    if (opens) this.openUntil = performance.now() + COOLDOWN_MS;
  }
}
