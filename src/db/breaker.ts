import { isLostDatabase } from './lost-database';
import { isTimeout } from './outage';

/** How long a database that is out is left alone before somebody tries again, in milliseconds. */
const restMs = 1000;

/** Single statements may be slow; so many timeouts in a row mean that the database is. */
const timeoutsAllowed = 3;

/**
 * Decides whether the database is worth asking, so that requests need not each find out by waiting:
 *
 *   well ── lost, or three timeouts in a row ──> out ── after a second, one try ──> well, or out again
 */
export class Breaker {
  private timeouts = 0;
  /** By the steady clock; null while the database is well. */
  private outUntil: number | null = null;
  private trying = false;

  /** May the database be asked? Whoever is let through while it is out must tell how it went. */
  admits(): boolean {
    if (this.outUntil === null) return true;
    if (this.trying || performance.now() < this.outUntil) return false;
    this.trying = true;
    return true;
  }

  succeeded(): void {
    this.timeouts = 0;
    this.outUntil = null;
    this.trying = false;
  }

  /** Errors that tell nothing about the database's health count as answers. */
  failed(error: unknown): void {
    if (isTimeout(error)) this.timeouts += 1;
    else if (!isLostDatabase(error)) return this.succeeded();
    const isOut = isLostDatabase(error) || this.trying || this.timeouts >= timeoutsAllowed;
    this.trying = false;
    if (isOut) this.outUntil = performance.now() + restMs;
  }
}
