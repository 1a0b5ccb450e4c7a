/**
 * Stores what each user was last served, so that a recorded order can be compared with it. Answers are written in batches
 * after they were sent: requests do not wait for it, and a crash loses at most about a second of statistics.
 */
import type { Pool } from 'pg';
import { readSql } from '../../lib/read-sql';

export interface ServedAnswer {
  /** The user's internal key: user_id in the CSV files. */
  readonly userKey: number;
  readonly kind: 'list' | 'basket';
  readonly requestId: string;
  readonly modelVersion: string | null;
  /** Best first. */
  readonly productIds: readonly number[];
  readonly servedAt: Date;
}

const WRITE_INTERVAL_MS = 1000;

/** Maximum number of pending answers, one per user and kind; beyond that the oldest are dropped. */
const MAX_PENDING = 10_000;

export class ServedLog {
  /** The newest answer of each user and kind. */
  private pending = new Map<string, ServedAnswer>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private readonly text = readSql(__dirname, 'served-answers');

  /** @param onError called if answers could not be written; they are dropped */
  constructor(
    private readonly pool: Pool,
    private readonly onError: (error: unknown) => void,
  ) {}

  note(answer: ServedAnswer): void {
    const key = `${answer.userKey} ${answer.kind}`;
    this.pending.delete(key);
    this.pending.set(key, answer);
    if (this.pending.size > MAX_PENDING) this.pending.delete(this.pending.keys().next().value as string);
    this.timer ??= setTimeout(() => void this.flush(), WRITE_INTERVAL_MS).unref();
  }

  /** Writes the pending answers; settles when they are written or dropped. Never throws. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    if (this.pending.size === 0) return;
    const answers = [...this.pending.values()];
    this.pending = new Map();
    const column = <T>(of: (answer: ServedAnswer) => T) => answers.map(of);
    try {
      await this.pool.query({
        name: 'served-answers',
        text: this.text,
        values: [
          column((answer) => answer.userKey),
          column((answer) => answer.kind),
          column((answer) => answer.requestId),
          column((answer) => answer.modelVersion),
          column((answer) => JSON.stringify(answer.productIds)),
          column((answer) => answer.servedAt),
        ],
      });
    } catch (error) {
      this.onError(error);
    }
  }
}
